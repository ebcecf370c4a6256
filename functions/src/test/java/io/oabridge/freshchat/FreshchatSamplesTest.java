package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every delivery we know of, signed, through the webhook and the reader. */
class FreshchatSamplesTest {
    private static final SigningFreshchat FRESHCHAT = new SigningFreshchat();
    private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");
    private static final Conversation CONVERSATION =
            new Conversation(
                    new HelpdeskAccountId(Samples.APP_ID),
                    new ConversationId("0e000000-0000-4000-8000-000000000005"));
    private static final URI PICTURE =
            URI.create(
                    "https://media.example.invalid/0123abcd/f_marketingpicFull/u_4567ef/img_1772424306120.png");

    private sealed interface Outcome {
        record Dropped(DropReason reason) implements Outcome {}

        record Crosses(List<Content> parts) implements Outcome {}

        record Resolves(String time) implements Outcome {}
    }

    private static final Map<String, Outcome> STATED =
            Map.ofEntries(
                    dropped("conversation_assignment-to-group-only.json", DropReason.NOT_SHOWN),
                    dropped("conversation_assignment.json", DropReason.NOT_SHOWN),
                    dropped("conversation_reopen-by-agent.json", DropReason.NOT_SHOWN),
                    dropped("conversation_reopen.json", DropReason.NOT_SHOWN),
                    Map.entry(
                            "conversation_resolution-by-system-minimal.json",
                            new Outcome.Resolves("2026-03-02T04:06:04.500Z")),
                    Map.entry(
                            "conversation_resolution.json",
                            new Outcome.Resolves("2026-03-02T04:06:03.500Z")),
                    crosses(
                            "message_create-agent-api-echo.json",
                            text("Tin này do cầu nối gửi qua API với actor agent")),
                    crosses(
                            "message_create-carousel.json",
                            text("Sản phẩm nổi bật:"),
                            new Content.Media(Kind.IMAGE, PICTURE),
                            text("Sản phẩm A\nMô tả ngắn"),
                            new Content.Choices(
                                    List.of(
                                            new Choice(
                                                    "Xem",
                                                    Optional.of(
                                                            URI.create(
                                                                    "https://shop.example.invalid/a"))),
                                            new Choice("Chọn", Optional.empty())))),
                    crosses("message_create-email-part.json", text("Chào anh,\nĐơn đã giao.")),
                    crosses("message_create-faq-reference.json", text("Chính sách đổi trả")),
                    crosses(
                            "message_create-file-without-url.json",
                            new Content.Pending(Kind.FILE, Optional.of("hop-dong.docx"))),
                    crosses(
                            "message_create-file.json",
                            file(
                                    "https://media.example.invalid/files/0123abcd/bao-gia.pdf",
                                    "bao-gia.pdf",
                                    183421)),
                    crosses("message_create-image.json", new Content.Media(Kind.IMAGE, PICTURE)),
                    dropped("message_create-legacy-2018.json", DropReason.MALFORMED),
                    crosses(
                            "message_create-mixed.json",
                            text("Anh xem hình trước ạ:"),
                            new Content.Media(Kind.IMAGE, PICTURE),
                            text("Còn đây là bảng giá."),
                            file(
                                    "https://media.example.invalid/files/4567ef/bang-gia.xlsx",
                                    "bang-gia.xlsx",
                                    9216)),
                    dropped("message_create-private-note-bots-flag.json", DropReason.PRIVATE_NOTE),
                    dropped("message_create-private-note.json", DropReason.PRIVATE_NOTE),
                    crosses(
                            "message_create-quick-reply.json",
                            text("Anh cần hỗ trợ gì ạ?"),
                            new Content.Choices(
                                    List.of(
                                            new Choice("Đơn hàng", Optional.empty()),
                                            new Choice("Bảo hành", Optional.empty())))),
                    dropped("message_create-system-reopen-line.json", DropReason.STATUS_LINE),
                    dropped("message_create-system-resolved-line.json", DropReason.STATUS_LINE),
                    crosses(
                            "message_create-text-html.json",
                            text(
                                    "Giờ mở cửa: 8:00 – 17:00.\n"
                                            + "Xem thêm tại đây (https://shop.example.invalid/gio) & gọi 📞")),
                    crosses(
                            "message_create-url_button.json",
                            text("Mời anh thanh toán:"),
                            new Content.Link(
                                    "Thanh toán",
                                    "",
                                    URI.create("https://pay.example.invalid/o/1001"))),
                    dropped("message_create-user-text-minimal.json", DropReason.ECHO),
                    dropped("message_create-user-text.json", DropReason.ECHO),
                    crosses(
                            "message_create-video.json",
                            new Content.Media(
                                    Kind.VIDEO,
                                    URI.create(
                                            "https://media.example.invalid/video/0123abcd/huong-dan.mp4"))),
                    dropped("message_create-welcome-dot.json", DropReason.EMPTY),
                    crosses(
                            "message_create.json",
                            text("Dạ, em chào anh. Em kiểm tra đơn hàng giúp mình nhé 😊")),
                    dropped("unknown-action.json", DropReason.UNKNOWN_EVENT));

    private static Map.Entry<String, Outcome> dropped(String name, DropReason reason) {
        return Map.entry(name, new Outcome.Dropped(reason));
    }

    private static Map.Entry<String, Outcome> crosses(String name, Content... parts) {
        return Map.entry(name, new Outcome.Crosses(List.of(parts)));
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static Content file(String address, String name, long size) {
        return new Content.Media(
                Kind.FILE, URI.create(address), Optional.of(name), OptionalLong.of(size));
    }

    private static List<String> samples() {
        return Samples.names();
    }

    @Test
    void statesAnOutcomeForEachSampleAndForNothingElse() {
        assertThat(STATED.keySet()).containsExactlyInAnyOrderElementsOf(Samples.names());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void crossesOrIsDroppedAsStated(String name) {
        byte[] body = Samples.bytes(name);

        Intake intake =
                new FreshchatWebhook(new FakeSecretSource(FRESHCHAT.account()))
                        .receive(Samples.APP_ID, body, Optional.of(FRESHCHAT.sign(body)), NOW);

        switch (STATED.get(name)) {
            case Outcome.Dropped(DropReason reason) -> {
                assertThat(intake).isEqualTo(new Intake.Drop(reason));
                assertThat(FreshchatEventReader.read(Samples.text(name), NOW))
                        .as("only what is shown can be read")
                        .matches(read -> read.isEmpty() || isNotForTheCustomer(reason));
            }
            case Outcome.Crosses(List<Content> parts) -> {
                assertThat(intake).isInstanceOf(Intake.Accept.class);
                assertThat(FreshchatEventReader.read(((Intake.Accept) intake).work().body(), NOW))
                        .map(it -> ((ChatMessage.FromAgent) it).parts())
                        .contains(parts);
            }
            case Outcome.Resolves(String time) -> {
                assertThat(intake).isInstanceOf(Intake.Accept.class);
                assertThat(((Intake.Accept) intake).work().group())
                        .isEqualTo(CONVERSATION.toString());
                assertThat(FreshchatEventReader.read(Samples.text(name), NOW))
                        .map(Happening.class::cast)
                        .contains(new Happening.Resolution(CONVERSATION, new MessageId(time)));
            }
            case null -> throw new AssertionError("no outcome is stated for " + name);
        }
    }

    /** Words between agents can be read; it is the webhook that keeps them from crossing. */
    private static boolean isNotForTheCustomer(DropReason reason) {
        return reason == DropReason.PRIVATE_NOTE || reason == DropReason.STATUS_LINE;
    }
}
