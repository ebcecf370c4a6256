package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.Messenger;
import io.oabridge.transport.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloMessengerTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final String SENT =
            """
            {"error":0,"message":"Success","data":{"message_id":"a1b2c3d4e5f60718293a",
            "user_id":"3000000000000000003","sent_time":"1760000000000"}}
            """;

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloMessenger messenger = messenger(zalo.address(), AppSecrets.usual());

    ZaloMessengerTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void sendsTextAsAConsultationMessage() {
        zalo.answers(SENT);

        SendOutcome outcome = send("Xin chào \"bạn\" 👋");

        assertThat(outcome).isEqualTo(new SendOutcome.Sent(new MessageId("a1b2c3d4e5f60718293a")));
        LoopbackZalo.Request request = zalo.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v3.0/oa/message/cs");
        assertThat(request.header("access_token")).isEqualTo("neutral-access-token");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.headers()).doesNotContainKey("appsecret_proof");
        assertThat(request.body())
                .isEqualTo(
                        "{\"recipient\":{\"user_id\":\"3000000000000000003\"},"
                                + "\"message\":{\"text\":\"Xin chào \\\"bạn\\\" 👋\"}}");
    }

    @Test
    void aTokenThatNoHeaderTakesIsOneToReplace() {
        AccessToken damaged = new AccessToken(new Secret("two\nlines"));

        assertThat(messenger.send(damaged, CUSTOMER, new Content.Text("Chào")))
                .isEqualTo(new SendOutcome.TokenRejected("unusable-token"));
        assertThat(zalo.requests()).isEmpty();
    }

    @Test
    void provesTheAppSecretWhereTheAppAsksForIt() {
        zalo.answers(SENT).answers("{\"error\":0,\"data\":{\"oa_id\":\"2\",\"name\":\"OA\"}}");
        ZaloMessenger proving = messenger(zalo.address(), AppSecrets.of(AppSecrets.provingApp()));

        proving.send(TOKEN, CUSTOMER, new Content.Text("Chào"));
        proving.account(TOKEN);

        assertThat(zalo.requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.header("appsecret_proof"))
                                .isEqualTo(
                                        "8f9f70cc0b050bae806c2de9c446e3bcaf7d410bc65439de9976e52c53add11e"));
    }

    @Test
    void sendsWhatWasNeverFittedAsText() {
        zalo.answers(SENT);

        messenger.send(TOKEN, CUSTOMER, new Content.Location(10.5, 106.25));

        assertThat(zalo.onlyRequest().body())
                .contains("https://www.google.com/maps?q=10.500000,106.250000");
    }

    @Test
    void aSuccessWithoutAnIdIsUncertain() {
        zalo.answers("{\"error\":0,\"message\":\"Success\",\"data\":{}}");

        assertThat(send("Chào")).isEqualTo(new SendOutcome.Uncertain("no message id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401})
    void aRefusalIsReadFromTheBodyWhateverTheStatus(int status) {
        zalo.answers(status, "{\"error\":-216,\"message\":\"Access token is invalid\"}");

        assertThat(send("Chào")).isEqualTo(new SendOutcome.TokenRejected("-216"));
    }

    @Test
    void anErrorWrittenAsTextIsAnError() {
        zalo.answers("{\"error\":\"-230\"}");

        assertThat(send("Chào"))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("-230"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, -213",
        "200, -311",
        "200, -987654",
        "200, not-a-number",
    })
    void everyRefusalTellsAgentAndAdministrator(int status, String code) {
        zalo.answers(status, "{\"error\":\"%s\"}".formatted(code));

        assertThat(send("Chào"))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.forAgent().vietnamese()).isNotBlank();
                            assertThat(refused.forAdmin().english()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lan wrote something odd", "12345678901234567890123456789012345678901", "ỗ"})
    void wordsInPlaceOfACodeAreNotRepeated(String words) {
        zalo.answers("{\"error\":\"%s\"}".formatted(words));

        assertThat(send("Chào"))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("no-code"));
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "0, PT0S",
        "-5, PT0S",
        "99999999999, PT1H",
        "soon, PT1M",
        "'Thu, 09 Oct 2025 09:02:00 GMT', PT2M",
        "'Thu, 09 Oct 2025 08:00:00 GMT', PT0S",
    })
    void waitsAsLongAsARateLimitSays(String retryAfter, Duration pause) {
        zalo.answers(429, Map.of("Retry-After", retryAfter), "slow down");

        assertThat(send("Chào")).isEqualTo(new SendOutcome.RetryLater(pause, "rate-limited"));
    }

    @Test
    void waitsAMinuteWhenARateLimitDoesNotSay() {
        zalo.answers(429, "{\"error\":-32}");

        assertThat(send("Chào"))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ofMinutes(1), "rate-limited"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, '{\"error\":-200}', http-500",
        "502, '<html>', http-502",
        "503, '', http-503",
        "200, '<html>', unreadable-answer",
        "200, '', unreadable-answer",
        "200, '[]', unreadable-answer",
        "302, '', unreadable-answer",
    })
    void nobodyKnowsWhetherASendBehindAnUnreadableAnswerArrived(
            int status, String body, String cause) {
        zalo.answers(status, body);

        assertThat(send("Chào")).isEqualTo(new SendOutcome.Uncertain(cause));
    }

    @ParameterizedTest
    @CsvSource({"403, '<html>'", "404, ''", "413, '{\"error\":0}'"})
    void aStatusThatRefusesIsARefusal(int status, String body) {
        zalo.answers(status, body);

        assertThat(send("Chào"))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("HTTP " + status);
                            assertThat(refused.forAgent().english()).contains("HTTP " + status);
                        });
    }

    @Test
    void aSendThatGetsNoAnswerIsUncertain() {
        zalo.staysSilent();
        ZaloMessenger impatient =
                new ZaloMessenger(
                        new HttpTransport(Duration.ofMillis(300)),
                        zalo.address(),
                        AppSecrets.usual(),
                        NoMedia.SOURCE,
                        InstantSource.fixed(NOW));

        assertThat(impatient.send(TOKEN, CUSTOMER, new Content.Text("Chào")))
                .isEqualTo(new SendOutcome.Uncertain("no-answer"));
        assertThat(zalo.requests()).hasSize(1);
    }

    @Test
    void aReadThatGetsNoAnswerCanBeRepeated() {
        zalo.staysSilent();
        ZaloMessenger impatient =
                new ZaloMessenger(
                        new HttpTransport(Duration.ofMillis(300)),
                        zalo.address(),
                        AppSecrets.usual(),
                        NoMedia.SOURCE,
                        InstantSource.fixed(NOW));

        assertThat(impatient.account(TOKEN))
                .isEqualTo(Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, "no-answer")));
    }

    @Test
    void aSendThatNeverLeftCanBeRepeated() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(
                        messenger(nobody, AppSecrets.usual())
                                .send(TOKEN, CUSTOMER, new Content.Text("Chào")))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "not-reached"));
    }

    @Test
    void readsNameAndPictureAndNothingElse() {
        zalo.answers(
                """
                {"error":0,"message":"Success","data":{"user_id":"3000000000000000003",
                "display_name":"Minh Khánh","avatar":"https://example.com/avatar.jpg",
                "shared_info":{"phone":0,"name":"Tên Thật","address":"1 Đường Mẫu"}}}
                """);

        assertThat(messenger.profile(TOKEN, CUSTOMER))
                .isEqualTo(
                        Answer.given(
                                new Profile(
                                        "Minh Khánh",
                                        Optional.of(
                                                URI.create("https://example.com/avatar.jpg")))));
        LoopbackZalo.Request request = zalo.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target())
                .isEqualTo(
                        "/v3.0/oa/user/detail?data=%7B%22user_id%22%3A%223000000000000000003%22%7D");
        assertThat(request.header("access_token")).isEqualTo("neutral-access-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "file:///etc/passwd", "//example.com/a.jpg"})
    void aPictureThatIsNotOnTheWebIsLeftOut(String avatar) {
        zalo.answers(
                "{\"error\":0,\"data\":{\"display_name\":\"Lan\",\"avatar\":\"" + avatar + "\"}}");

        assertThat(messenger.profile(TOKEN, CUSTOMER))
                .isEqualTo(Answer.given(new Profile("Lan", Optional.empty())));
    }

    @Test
    void aProfileZaloKeepsToItselfIsMissing() {
        zalo.answers("{\"error\":-213,\"message\":\"User has not followed\"}")
                .answers("{\"error\":0,\"data\":{\"display_name\":\" \"}}")
                .answers(503, "");

        assertThat(messenger.profile(TOKEN, CUSTOMER))
                .isInstanceOfSatisfying(
                        Answer.Missing.class,
                        missing ->
                                assertThat(missing.failure())
                                        .isInstanceOf(SendOutcome.Refused.class));
        assertThat(messenger.profile(TOKEN, CUSTOMER)).isInstanceOf(Answer.Missing.class);
        assertThat(messenger.profile(TOKEN, CUSTOMER))
                .isEqualTo(Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, "http-503")));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"oa_id\":\"2000000000000000002\",\"name\":\"Cửa hàng\"', Cửa hàng",
        "'\"oaid\":2000000000000000002,\"name\":\"Cửa hàng\"', Cửa hàng",
        "'\"oaid\":\"2000000000000000002\"', 2000000000000000002",
    })
    void readsTheAccountFromEitherField(String fields, String name) {
        zalo.answers("{\"error\":0,\"data\":{" + fields + "}}");

        assertThat(messenger.account(TOKEN))
                .isEqualTo(Answer.given(new Messenger.Account(CUSTOMER.connection(), name)));
        assertThat(zalo.onlyRequest().method()).isEqualTo("GET");
        assertThat(zalo.onlyRequest().target()).isEqualTo("/v2.0/oa/getoa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":0}", "{\"error\":0,\"data\":{\"oa_id\":\"2:2\"}}"})
    void anAccountWithoutAUsableIdIsMissing(String answer) {
        zalo.answers(answer);

        assertThat(messenger.account(TOKEN)).isInstanceOf(Answer.Missing.class);
    }

    private SendOutcome send(String text) {
        return messenger.send(TOKEN, CUSTOMER, new Content.Text(text));
    }

    private static ZaloMessenger messenger(URI address, AppSecrets secrets) {
        return new ZaloMessenger(
                new HttpTransport(Duration.ofSeconds(10)),
                address,
                secrets,
                NoMedia.SOURCE,
                InstantSource.fixed(NOW));
    }
}
