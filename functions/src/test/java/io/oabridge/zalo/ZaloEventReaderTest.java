package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Happening;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloEventReaderTest {
    private static final Instant RECEIVED = Instant.parse("2025-10-09T10:00:00Z");

    private final ZaloEventReader reader = new ZaloEventReader();

    @Test
    void writesEmojiCodesAsCharacters() {
        assertThat(parts("user_send_text", "Cảm ơn /-heart"))
                .containsExactly(new Content.Text("Cảm ơn ❤️"));
    }

    @Test
    void keepsTextExactlyAsItWasTyped() {
        String text = "  dòng một\n\n\tdòng hai 👨‍👩‍👧 <b>không phải HTML</b> ";

        assertThat(parts("user_send_text", text)).containsExactly(new Content.Text(text));
    }

    @Test
    void anAlbumIsSeveralPartsInOrderWithItsCaptionLast() {
        String album =
                """
                [{"type":"image","payload":{"url":"https://example.com/1.jpg"}},
                 {"type":"hologram","payload":{"url":"https://example.com/2"}},
                 {"type":"VIDEO","payload":{"url":"https://example.com/3.mp4"}}]
                """;

        assertThat(parts("user_send_image", "chú thích", album))
                .containsExactly(
                        media(Kind.IMAGE, "https://example.com/1.jpg"),
                        new Content.Unsupported("hologram"),
                        media(Kind.VIDEO, "https://example.com/3.mp4"),
                        new Content.Text("chú thích"));
    }

    @ParameterizedTest
    @CsvSource({
        "xem giúp em, '', xem giúp em",
        "xem giúp em, ' xem giúp em ', xem giúp em",
        "'  ', xem giúp em, xem giúp em",
    })
    void whatIsWrittenBesideAVideoIsKept(String description, String text, String words) {
        ObjectNode event = event("user_send_video", text);
        attach(event, "video")
                .put("url", "https://example.com/3.mp4")
                .put("description", description);

        assertThat(parts(event))
                .containsExactly(
                        media(Kind.VIDEO, "https://example.com/3.mp4"), new Content.Text(words));
    }

    @ParameterizedTest
    @CsvSource({
        "'233947', 233947",
        "'\"233947\"', 233947",
        "'\"many\"', -1",
        "'-5', -1",
        "'null', -1",
        "'1e400', -1",
    })
    void readsASizeFromTextAndFromANumber(String size, long bytes) {
        String file =
                "[{\"type\":\"file\",\"payload\":{\"url\":\"https://example.com/f\",\"name\":\"báo"
                        + " cáo.pdf\",\"size\":"
                        + size
                        + "}}]";

        assertThat(parts("user_send_file", "", file))
                .containsExactly(
                        new Content.Media(
                                Kind.FILE,
                                URI.create("https://example.com/f"),
                                Optional.of("báo cáo.pdf"),
                                bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "'http://f.example.com/báo cáo (1).pdf',"
                + " 'http://f.example.com/b%C3%A1o%20c%C3%A1o%20(1).pdf'",
        "'https://example.com/a%20b?x=50%&y=[1]', 'https://example.com/a%20b?x=50%25&y=%5B1%5D'",
        "'https://example.com/a#b#c', 'https://example.com/a#b%23c'",
        "' https://example.com/a|b ', 'https://example.com/a%7Cb'",
    })
    void readsAddressesAsPeopleWriteThem(String written, String address) {
        ObjectNode event = event("user_send_image", "");
        attach(event, "image").put("url", written);

        assertThat(parts(event)).containsExactly(media(Kind.IMAGE, address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "//example.com/a",
                "a.jpg",
                "https:",
                "http://",
                "http://["
            })
    void aMediumWithoutAnAddressOnTheWebIsUnsupported(String address) {
        ObjectNode event = event("user_send_image", "");
        attach(event, "image").put("url", address);

        assertThat(parts(event)).containsExactly(new Content.Unsupported("image"));
    }

    @Test
    void aLinkKeepsItsTitleAndTheTextAroundIt() {
        String link =
                "[{\"type\":\"link\",\"payload\":{\"title\":\"Bài viết\",\"description\":\"Mô"
                        + " tả\",\"url\":\"https://example.com/a\"}}]";

        assertThat(parts("user_send_link", "Xem nhé https://example.com/a", link))
                .containsExactly(
                        new Content.Link("Bài viết", "Mô tả", URI.create("https://example.com/a")),
                        new Content.Text("Xem nhé https://example.com/a"));
    }

    @Test
    void aLinkWithAnAddressNobodyCanReadIsKeptAsText() {
        String link = "[{\"type\":\"link\",\"payload\":{\"url\":\"zalo://qr/p/abc\"}}]";

        assertThat(parts("user_send_link", "zalo://qr/p/abc", link))
                .containsExactly(new Content.Text("zalo://qr/p/abc"));
        assertThat(parts("user_send_link", "", "[{\"type\":\"link\",\"payload\":{}}]"))
                .containsExactly(new Content.Unsupported("link"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"phone\":84000000000,\"name\":\"Chị Lan\"}', '', Chị Lan, 84000000000",
        "'{\"phone\":\"0900\",\"qrCodeUrl\":\"https://example.com/qr\",\"gUid\":\"g\"}',"
                + " Anh Tú, Anh Tú, 0900",
        "'{\"name\":\"Chị Lan\"}', '', Chị Lan, ''",
    })
    void readsABusinessCardFromTheJsonInItsDescription(
            String description, String title, String name, String phone) {
        ObjectNode event = event("user_send_business_card", "");
        attach(event, "link")
                .put("title", title)
                .put("description", description)
                .put("url", "https://example.com/card");

        assertThat(parts(event)).containsExactly(new Content.ContactCard(name, phone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{}", "[]", "{\"phone\":{}}", "{\"phone\":"})
    void aCardThatCannotBeReadIsStillALink(String description) {
        ObjectNode event = event("user_send_business_card", "");
        attach(event, "link").put("description", description).put("url", "https://example.com/c");

        assertThat(parts(event))
                .containsExactly(
                        new Content.Link("", description, URI.create("https://example.com/c")));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"10.762622\"', '\"106.660172\"', 10.762622, 106.660172",
        "'-10.5', '-180', -10.5, -180",
    })
    void readsPlacesFromTextAndFromNumbers(
            String latitude, String longitude, double north, double east) {
        assertThat(parts("user_send_location", "", location(latitude, longitude)))
                .containsExactly(new Content.Location(north, east));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"91\"', '\"106\"'",
        "'\"10\"', '\"181\"'",
        "'\"NaN\"', '\"106\"'",
        "'1e999', '106'",
        "'\"north\"', '\"106\"'",
        "'null', '106'",
    })
    void aPlaceThatIsNotOnEarthIsUnsupported(String latitude, String longitude) {
        assertThat(parts("user_send_location", "", location(latitude, longitude)))
                .containsExactly(new Content.Unsupported("location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"text\"", "7", "{}", "[null]", "[[]]", "[\"image\"]"})
    void aMessageWithNothingInItIsNamedByItsEvent(String attachments) {
        assertThat(parts("user_send_sticker", " ", attachments))
                .containsExactly(new Content.Unsupported("user_send_sticker"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1760000000000\"', 2025-10-09T08:53:20Z",
        "'1760000000000', 2025-10-09T08:53:20Z",
        "'\"176000000000\"', 1975-07-31T00:53:20Z",
        "'\"yesterday\"', 2025-10-09T10:00:00Z",
        "'\"-5\"', 2025-10-09T10:00:00Z",
        "'\"0\"', 2025-10-09T10:00:00Z",
        "'9999999999999999', 2025-10-09T10:00:00Z",
        "'99999999999999999999999', 2025-10-09T10:00:00Z",
        "'1.5', 2025-10-09T10:00:00Z",
        "'{}', 2025-10-09T10:00:00Z",
        "'null', 2025-10-09T10:00:00Z",
    })
    void readsWhenItWasSentOrElseWhenItCame(String timestamp, Instant sentAt) {
        String body = Samples.compact("user_send_text").replace("\"1760000000000\"", timestamp);

        assertThat(message(body).sentAt()).isEqualTo(sentAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"event_name\":\"user_send_text\"}",
                "{\"event_name\":\"user_send_text\",\"sender\":{\"id\":\"3\"},"
                        + "\"recipient\":{\"id\":\"2:2\"},\"message\":{\"msg_id\":\"a\"}}",
            })
    void whatIsNoMessageOfACustomerIsEmpty(String body) {
        assertThat(reader.read(body, RECEIVED)).isEmpty();
    }

    @Test
    void damagedBodiesNeverThrowAndAreNeverEmptyMessages() {
        byte[] genuine =
                Samples.compact("user_send_business_card").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20251009);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = genuine.clone();
            for (int i = 0; i <= round % 4; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
            }

            assertThat(reader.read(new String(damaged, StandardCharsets.UTF_8), RECEIVED).stream())
                    .allSatisfy(read ->
                            assertThat(
                                            read instanceof ChatMessage.FromCustomer message
                                                    && message.parts().isEmpty())
                                    .isFalse());
        }
    }

    @Test
    void namesTheMessageThatIsAnswered() {
        ObjectNode event = event("user_send_text", "màu đỏ");
        ((ObjectNode) event.get("message")).put("quote_msg_id", "b1");

        assertThat(message(Json.write(event)).quoted()).contains(new MessageId("b1"));
        assertThat(message(Samples.compact("user_send_text")).quoted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/-strong, 👍",
        ":-((, 😭",
        "/-weak, /-weak",
        "'', ''",
    })
    void readsAReactionAsACharacterWhereItIsKnown(String code, String icon) {
        String body = Samples.compact("user_reacted_message").replace("/-heart", code);

        assertThat(reader.read(body, RECEIVED))
                .get()
                .extracting(happening -> ((Happening.Signal) happening).sign())
                .isEqualTo(new Happening.Signal.Sign.Reaction(icon));
    }

    @Test
    void twoReactionsToOneMessageAreTwoAndARepeatedDeliveryIsNone() {
        String heart = Samples.compact("user_reacted_message");
        String later = heart.replace("1760000000000", "1760000000001");

        assertThat(id(heart)).isEqualTo(id(Samples.compact("user_reacted_message")));
        assertThat(id(later)).isNotEqualTo(id(heart));
    }

    @Test
    void whatAProgramSentIsNobodysReply() {
        ObjectNode event = Samples.tree("oa_send_text");
        ((ObjectNode) event.get("sender")).remove("admin_id");

        assertThat(reader.read(Json.write(event), RECEIVED)).isEmpty();
    }

    @Test
    void aReplyFromTheConsoleKeepsItsMedia() {
        ObjectNode event = Samples.tree("oa_send_image");
        ((ObjectNode) event.get("sender")).put("admin_id", "5000000000000000005");

        assertThat(reader.read(Json.write(event), RECEIVED))
                .get()
                .extracting(happening -> ((Happening.OwnerReply) happening).parts())
                .isEqualTo(
                        List.of(
                                media(Kind.IMAGE, "https://example.com/full/image.jpg"),
                                new Content.Text("Ảnh từ OA")));
    }

    private MessageId id(String body) {
        return reader.read(body, RECEIVED).orElseThrow().id();
    }

    private List<Content> parts(String kind, String text) {
        return parts(event(kind, text));
    }

    private List<Content> parts(String kind, String text, String attachments) {
        String body =
                Json.write(event(kind, text))
                        .replace("\"msg_id\":", "\"attachments\":" + attachments + ",\"msg_id\":");
        return message(body).parts();
    }

    private List<Content> parts(ObjectNode event) {
        return message(Json.write(event)).parts();
    }

    private ChatMessage.FromCustomer message(String body) {
        return (ChatMessage.FromCustomer) reader.read(body, RECEIVED).orElseThrow();
    }

    private static ObjectNode event(String kind, String text) {
        ObjectNode event = Samples.tree("user_send_text").put("event_name", kind);
        ((ObjectNode) event.get("message")).put("text", text);
        return event;
    }

    private static ObjectNode attach(ObjectNode event, String type) {
        ArrayNode attachments = ((ObjectNode) event.get("message")).putArray("attachments");
        return attachments.addObject().put("type", type).putObject("payload");
    }

    private static String location(String latitude, String longitude) {
        return "[{\"type\":\"location\",\"payload\":{\"coordinates\":{\"latitude\":"
                + latitude
                + ",\"longitude\":"
                + longitude
                + "}}}]";
    }

    private static Content media(Kind kind, String address) {
        return new Content.Media(kind, URI.create(address));
    }
}
