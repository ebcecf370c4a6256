package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.Language;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.MessengerHistory.Page;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/platforms/zalo.md §4.3. */
class ZaloPastMessagesTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final String OA = "2000000000000000002";
    private static final String KHANH = "3000000000000000003";
    private static final ConnectionId ACCOUNT = new ConnectionId("zalo", OA);
    private static final Customer CUSTOMER = new Customer(ACCOUNT, new CustomerId(KHANH));
    private static final Instant TEN_O_CLOCK = Instant.parse("2026-03-02T03:00:00Z");

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloPastMessages history =
            new ZaloPastMessages(
                    new HttpTransport(Duration.ofSeconds(10)),
                    zalo.address(),
                    AppSecrets.usual(),
                    CallBudget.unlimited(),
                    InstantSource.system());

    ZaloPastMessagesTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void theListOfAllConversationsTellsWithWhomWhoeverWrote() {
        zalo.answers(
                page(
                        written("m2", TEN_O_CLOCK.plusSeconds(60), "text"),
                        byTheAccount(written("m1", TEN_O_CLOCK, "text"))));

        Page<Customer> page = given(history.customers(TOKEN, ACCOUNT, 2));

        assertThat(page)
                .isEqualTo(new Page<>(List.of(CUSTOMER, CUSTOMER), Optional.of(TEN_O_CLOCK), true));
        assertThat(URLDecoder.decode(zalo.onlyRequest().target(), StandardCharsets.UTF_8))
                .isEqualTo("/v2.0/oa/listrecentchat?data={\"offset\":20,\"count\":10}");
    }

    @Test
    void aConversationTellsWhatTheCustomerWrote() {
        zalo.answers(
                page(
                        written("m2", TEN_O_CLOCK, "text").put("message", "Cảm ơn /-heart"),
                        byTheAccount(written("m1", TEN_O_CLOCK.minusSeconds(5), "text"))));

        Page<PastMessage> page = given(history.writtenBy(TOKEN, CUSTOMER, 0));

        assertThat(page.oldest()).contains(TEN_O_CLOCK.minusSeconds(5));
        ChatMessage.FromCustomer message = page.entries().getFirst().message();
        assertThat(page.entries()).hasSize(1);
        assertThat(message.customer()).isEqualTo(CUSTOMER);
        assertThat(message.kind()).isEqualTo("user_send_text");
        assertThat(message.sentAt()).isEqualTo(TEN_O_CLOCK);
        assertThat(message.parts()).containsExactly(new Content.Text("Cảm ơn ❤️"));
        assertThat(URLDecoder.decode(zalo.onlyRequest().target(), StandardCharsets.UTF_8))
                .contains("/v2.0/oa/conversation?", "\"user_id\":\"" + KHANH + "\"");
    }

    /** The worker reads the queued body, and must read what was compared. */
    @Test
    void whatIsQueuedIsReadAsTheSameMessageAndHoldsNoName() {
        zalo.answers(
                page(
                        written("m1", TEN_O_CLOCK, "photo")
                                .put("from_display_name", "Minh Khánh")
                                .put("from_avatar", "https://s120-ava-talk.zadn.vn/k.jpg")
                                .put("to_display_name", "Cửa hàng Mẫu")));

        PastMessage past = given(history.writtenBy(TOKEN, CUSTOMER, 0)).entries().getFirst();

        assertThat(ZaloHistoryReader.read(past.body())).contains(past.message());
        assertThat(past.body()).doesNotContain("Minh Khánh", "zadn.vn", "Cửa hàng");
    }

    @ParameterizedTest
    @CsvSource({
        "photo, IMAGE, user_send_image",
        "GIF, GIF, user_send_gif",
        "sticker, STICKER, user_send_sticker",
        "voice, AUDIO, user_send_audio",
        "file, FILE, user_send_file",
    })
    void aMediumWithAnAddressIsTheMedium(String type, Content.Media.Kind kind, String event) {
        ChatMessage.FromCustomer message =
                read(written("m1", TEN_O_CLOCK, type).put("url", "https://f1.photo.zdn.vn/a"));

        assertThat(message.kind()).isEqualTo(event);
        assertThat(message.parts())
                .containsExactly(new Content.Media(kind, URI.create("https://f1.photo.zdn.vn/a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    photo     | IMAGE | [Image] The customer sent it at 10:00 2/3/2026 (Vietnam time); it could not be fetched afterwards: see it in Zalo OA Manager.
                    voice     | AUDIO | [Voice message] The customer sent it at 10:00 2/3/2026 (Vietnam time); it could not be fetched afterwards: see it in Zalo OA Manager.
                    nosupport |       | [Other content: nosupport] The customer sent it at 10:00 2/3/2026 (Vietnam time); it could not be fetched afterwards: see it in Zalo OA Manager.
                    location  |       | [Other content: location] The customer sent it at 10:00 2/3/2026 (Vietnam time); it could not be fetched afterwards: see it in Zalo OA Manager.
                    """)
    void whatCannotBeHadTellsWhatItWasWhenAndWhereToSeeIt(
            String type, Content.Media.Kind kind, String words) {
        Content part = read(written("m1", TEN_O_CLOCK, type)).parts().getFirst();

        assertThat(part)
                .isInstanceOfSatisfying(
                        Content.OutOfReach.class,
                        lost -> {
                            assertThat(lost.kind()).isEqualTo(Optional.ofNullable(kind));
                            assertThat(lost.words().in(Language.EN)).isEqualTo(words);
                        });
    }

    @Test
    void wordsBesideAMediumAreKept() {
        assertThat(
                        read(written("m1", TEN_O_CLOCK, "photo")
                                        .put("url", "https://f1.photo.zdn.vn/a")
                                        .put("message", "cái này"))
                                .parts())
                .hasSize(2)
                .contains(new Content.Text("cái này"));
    }

    @Test
    void aPlaceIsReadFromItsCoordinates() {
        assertThat(
                        read(written("m1", TEN_O_CLOCK, "location")
                                        .put(
                                                "location",
                                                "{\"latitude\":\"10.5\",\"longitude\":\"106.5\"}"))
                                .parts())
                .containsExactly(new Content.Location(10.5, 106.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://example.com/a |             | Link
                                          | example.com | Text
                    """)
    void aLinkIsItsAddressOrItsWords(String url, String words, String type) {
        ObjectNode row = written("m1", TEN_O_CLOCK, "link");
        if (url != null) {
            row.put("url", url);
        }
        if (words != null) {
            row.put("message", words);
        }

        assertThat(read(row).parts())
                .extracting(part -> part.getClass().getSimpleName())
                .containsExactly(type);
    }

    /** The likeliest first; the ledger is asked for each. */
    @Test
    void itMayHaveComeAsAnyEventOfACustomersMessage() {
        zalo.answers(page(written("m1", TEN_O_CLOCK, "photo")));

        assertThat(given(history.writtenBy(TOKEN, CUSTOMER, 0)).entries().getFirst().kinds())
                .startsWith("user_send_image")
                .contains("user_send_text", "user_send_video", "user_send_business_card")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "message_id", "from_id"})
    void aRowWithoutItsCoreIsNobodys(String field) {
        ObjectNode row = written("m1", TEN_O_CLOCK, "text").put("message", "a");
        row.remove(field);
        zalo.answers(page(row));

        assertThat(given(history.writtenBy(TOKEN, CUSTOMER, 0)).entries()).isEmpty();
    }

    @Test
    void aFullPageIsNotTheLast() {
        JsonNode[] rows = new JsonNode[10];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = written("m" + i, TEN_O_CLOCK.minusSeconds(i), "text").put("message", "a");
        }
        zalo.answers(page(rows));

        assertThat(given(history.writtenBy(TOKEN, CUSTOMER, 0)).last()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":0,"data":{}}          | Uncertain
                    {"error":-32,"message":"limit"} | RetryLater
                    {"error":-216,"message":"token"} | TokenRejected
                    {"error":-212,"message":"api"} | Refused
                    """)
    void whatIsNoPageIsAFailure(String answer, String failure) {
        zalo.answers(answer);

        assertThat(history.writtenBy(TOKEN, CUSTOMER, 0))
                .isInstanceOfSatisfying(
                        Answer.Missing.class,
                        missing ->
                                assertThat(missing.failure().getClass().getSimpleName())
                                        .isEqualTo(failure));
    }

    @Test
    void aHistoryIsReadUnderTheAppsLimitOfCalls() {
        ZaloPastMessages limited =
                new ZaloPastMessages(
                        new HttpTransport(Duration.ofSeconds(10)),
                        zalo.address(),
                        AppSecrets.usual(),
                        new CallBudget() {
                            @Override
                            public Permission ask() {
                                return new Permission.Wait(Duration.ofSeconds(4));
                            }

                            @Override
                            public void closeUntil(Instant until) {}
                        },
                        InstantSource.system());

        assertThat(limited.customers(TOKEN, ACCOUNT, 0))
                .isEqualTo(
                        Answer.missing(
                                new SendOutcome.RetryLater(Duration.ofSeconds(4), "call-limit")));
        assertThat(zalo.requests()).isEmpty();
    }

    private ChatMessage.FromCustomer read(JsonNode row) {
        zalo.answers(page(row));
        return given(history.writtenBy(TOKEN, CUSTOMER, 0)).entries().getFirst().message();
    }

    private static <T> T given(Answer<T> answer) {
        if (answer instanceof Answer.Given<T>(T value)) {
            return value;
        }
        throw new AssertionError("no answer: " + answer);
    }

    private static ObjectNode written(String id, Instant time, String type) {
        return Json.MAPPER
                .createObjectNode()
                .put("src", 1)
                .put("time", time.toEpochMilli())
                .put("from_id", KHANH)
                .put("to_id", OA)
                .put("message_id", id)
                .put("type", type);
    }

    private static ObjectNode byTheAccount(ObjectNode row) {
        return row.put("src", 0).put("from_id", OA).put("to_id", KHANH);
    }

    private static String page(JsonNode... rows) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("error", 0);
        ArrayNode data = answer.putArray("data");
        for (JsonNode row : rows) {
            data.add(row);
        }
        return Json.write(answer);
    }
}
