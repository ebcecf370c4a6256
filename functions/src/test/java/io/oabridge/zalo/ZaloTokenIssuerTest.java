package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.transport.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloTokenIssuerTest {
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final Secret REFRESH_TOKEN = new Secret("old+refresh/token");
    private static final String PAIR =
            "{\"access_token\":\"new-access\",\"refresh_token\":\"new-refresh\",\"expires_in\":\"90000\"}";

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloTokenIssuer issuer = issuer(zalo.address(), AppSecrets.usual());

    ZaloTokenIssuerTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void tradesARefreshTokenForANewPair() {
        zalo.answers(PAIR);

        assertThat(issuer.refresh(REFRESH_TOKEN)).isEqualTo(issued(Duration.ofHours(25)));
        LoopbackZalo.Request request = zalo.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v4/oa/access_token");
        assertThat(request.header("secret_key")).isEqualTo("neutral-app-secret");
        assertThat(request.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(fields(request))
                .containsExactlyInAnyOrder(
                        "app_id=1000000000000000001",
                        "grant_type=refresh_token",
                        "refresh_token=old%2Brefresh%2Ftoken");
    }

    /** A refusal would mark a good refresh token as spent. */
    @Test
    void asksNothingWhileTheAppIsNotSetUp() {
        ZaloApp unconfigured = new ZaloApp("", new Secret(""), new Secret(""), false);

        assertThat(issuer(zalo.address(), AppSecrets.of(unconfigured)).refresh(REFRESH_TOKEN))
                .isEqualTo(new Issue.NotIssued("app-not-configured"));
        assertThat(zalo.requests()).isEmpty();
    }

    /**
     * A refusal would mark a good refresh token as spent, and an exception would quote the secret.
     */
    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "mật-khẩu"})
    void asksNothingWithASecretThatNoHeaderTakes(String appSecret) {
        AppSecrets damaged =
                AppSecrets.of(
                        new ZaloApp(
                                AppSecrets.APP_ID, new Secret(appSecret), new Secret(""), false));

        assertThat(issuer(zalo.address(), damaged).refresh(REFRESH_TOKEN))
                .isEqualTo(new Issue.NotIssued("app-secret-not-usable"));
        assertThat(zalo.requests()).isEmpty();
    }

    @Test
    void tradesACodeForTheFirstPair() {
        zalo.answers(PAIR);

        assertThat(issuer.exchange("the code", "the-verifier"))
                .isEqualTo(issued(Duration.ofHours(25)));
        assertThat(fields(zalo.onlyRequest()))
                .containsExactlyInAnyOrder(
                        "app_id=1000000000000000001",
                        "grant_type=authorization_code",
                        "code=the%20code",
                        "code_verifier=the-verifier");
    }

    @ParameterizedTest
    @CsvSource({
        "'3600', PT1H",
        "'\"3600\"', PT1H",
        "'\"soon\"', PT25H",
        "'null', PT25H",
        "'-1', PT25H",
        "'99999999999999999999', PT25H",
    })
    void readsTheLifeFromANumberAndFromText(String expiresIn, Duration life) {
        zalo.answers(
                "{\"access_token\":\"new-access\",\"refresh_token\":\"new-refresh\",\"expires_in\":"
                        + expiresIn
                        + "}");

        assertThat(issuer.refresh(REFRESH_TOKEN)).isEqualTo(issued(life));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 503})
    void aPairIsTakenWhateverTheStatus(int status) {
        zalo.answers(status, PAIR);

        assertThat(issuer.refresh(REFRESH_TOKEN)).isEqualTo(issued(Duration.ofHours(25)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"error\":-14003,\"error_name\":\"Invalid redirect\"}', -14003, Callback Url",
        "200, '{\"error\":-14014}', -14014, Connect the OA again",
        "200, '{\"error\":-118,\"error_name\":\"invalid_grant\"}', -118, Connect the OA again",
        "200, '{\"error\":\"-14012\"}', -14012, administrator",
        "200, '{\"error\":-14024}', -14024, administrator",
        "200, '{\"error\":-14999}', -14999, code -14999",
        "400, '{\"error_name\":\"invalid_grant\"}', invalid_grant, invalid_grant",
        "400, '{\"error_name\":\"Lan is no administrator\"}', no-code, no error code",
        "200, '{\"data\":{\"access_token\":\"nested\"}}', no-code, no token",
        "200, '{\"access_token\":\"new-access\"}', no-refresh-token, no refresh token",
        "200, '{\"access_token\":\"new\\naccess\",\"refresh_token\":\"r\"}', unusable-token, characters",
        "200, '{\"access_token\":\"mã\",\"refresh_token\":\"r\"}', unusable-token, characters",
        "200, '{\"access_token\":\"a\",\"refresh_token\":\"r\\u0000\"}', unusable-token, characters",
    })
    void anAnswerWithoutAPairIsARefusalInWords(
            int status, String answer, String code, String words) {
        zalo.answers(status, answer);

        assertThat(issuer.refresh(REFRESH_TOKEN))
                .isInstanceOfSatisfying(
                        Issue.Rejected.class,
                        rejected -> {
                            assertThat(rejected.code()).isEqualTo(code);
                            assertThat(rejected.explanation()).contains(words);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "429, ''",
        "429, '{\"error\":-32}'",
        "500, '{\"error\":-1}'",
        "503, '{\"message\":\"busy\"}'",
        "403, '<html>'",
    })
    void anAnswerThatNothingWasDoneLeavesTheOldTokensAlive(int status, String answer) {
        zalo.answers(status, answer);

        assertThat(issuer.refresh(REFRESH_TOKEN)).isEqualTo(new Issue.NotIssued("HTTP " + status));
    }

    @ParameterizedTest
    @CsvSource({"200, '<html>'", "200, ''", "200, '[]'", "502, '<html>'"})
    void anAnswerNobodyCanReadMayHaveSpentTheToken(int status, String answer) {
        zalo.answers(status, answer);

        assertThat(issuer.refresh(REFRESH_TOKEN)).isInstanceOf(Issue.Lost.class);
    }

    @Test
    void noAnswerMayHaveSpentTheToken() {
        zalo.staysSilent();
        ZaloTokenIssuer impatient =
                new ZaloTokenIssuer(
                        new HttpTransport(Duration.ofMillis(300)),
                        zalo.address(),
                        AppSecrets.usual(),
                        InstantSource.fixed(NOW));

        assertThat(impatient.refresh(REFRESH_TOKEN)).isInstanceOf(Issue.Lost.class);
    }

    @Test
    void aRequestThatNeverLeftSpentNothing() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertThat(issuer(nobody, AppSecrets.usual()).refresh(REFRESH_TOKEN))
                .isInstanceOf(Issue.NotIssued.class);
    }

    @Test
    void aRefusalIsTriedOnceMoreWithASecretThatWasReset() {
        zalo.answers("{\"error\":-14999}").answers(PAIR);
        AppSecrets reset =
                AppSecrets.of(
                                new ZaloApp(
                                        AppSecrets.APP_ID,
                                        new Secret("old-secret"),
                                        new Secret(""),
                                        false))
                        .thenChangedTo(AppSecrets.app(""));

        assertThat(issuer(zalo.address(), reset).refresh(REFRESH_TOKEN))
                .isEqualTo(issued(Duration.ofHours(25)));
        assertThat(zalo.requests())
                .extracting(request -> request.header("secret_key"))
                .containsExactly("old-secret", "neutral-app-secret");
    }

    private static Issue issued(Duration life) {
        return new Issue.Issued(
                new TokenPair(
                        new AccessToken(new Secret("new-access")),
                        new Secret("new-refresh"),
                        NOW,
                        NOW.plus(life)));
    }

    private static List<String> fields(LoopbackZalo.Request request) {
        return Arrays.asList(request.body().split("&", -1));
    }

    private static ZaloTokenIssuer issuer(URI address, AppSecrets secrets) {
        return new ZaloTokenIssuer(
                new HttpTransport(Duration.ofSeconds(10)),
                address,
                secrets,
                InstantSource.fixed(NOW));
    }
}
