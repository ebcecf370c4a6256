package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Happening;
import io.oabridge.domain.Happening.Signal.Sign;
import io.oabridge.domain.Language;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no message of the customer, and is shown as a private note or not at all. */
class QuietNotesTest {
    private static final Sign HEART = new Sign.Reaction("❤️");

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    static List<Arguments> signs() {
        return List.of(
                Arguments.of(
                        HEART,
                        "❤️ Khách đã thả cảm xúc vào một tin nhắn.",
                        "❤️ The customer reacted to a message."),
                Arguments.of(
                        new Sign.Reaction(""),
                        "Khách đã thả cảm xúc vào một tin nhắn.",
                        "The customer reacted to a message."),
                Arguments.of(
                        new Sign.Follow(),
                        "➕ Khách đã quan tâm Zalo OA.",
                        "➕ The customer now follows the Zalo Official Account."),
                Arguments.of(
                        new Sign.Unfollow(),
                        "➖ Khách đã bỏ quan tâm Zalo OA.",
                        "➖ The customer no longer follows the Zalo Official Account."));
    }

    @ParameterizedTest
    @MethodSource("signs")
    void aSignalIsNotedInTheConnectionsLanguage(Sign sign, String vietnamese, String english) {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(false, true).withLanguage(Language.VI));
        CrossingOutcome first = bridge.cross(signal("s1", sign));
        bridge.change(it -> it.withLanguage(Language.EN));
        CrossingOutcome second = bridge.cross(signal("s2", sign));

        assertThat(List.of(first, second)).containsOnly(new Finished(Result.NOTED));
        assertThat(bridge.helpdesk.notes())
                .containsExactly(
                        new RecordingHelpdesk.Note(conversation, vietnamese),
                        new RecordingHelpdesk.Note(conversation, english));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello");
    }

    @Test
    void nothingIsNotedByDefault() {
        bridge.acquainted(KHANH);

        assertThat(bridge.cross(signal("s1", HEART))).isEqualTo(new Finished(Result.REACTIONS_OFF));
        assertThat(bridge.cross(reply("r1", new Content.Text("chào"))))
                .isEqualTo(new Finished(Result.OWNER_REPLIES_OFF));
        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void oneSettingDoesNotTurnTheOtherOn() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, false));
        CrossingOutcome reaction = bridge.cross(signal("s1", HEART));
        bridge.change(it -> it.withQuietSignals(false, true));
        CrossingOutcome reply = bridge.cross(reply("r1", new Content.Text("chào")));

        assertThat(reaction).isEqualTo(new Finished(Result.REACTIONS_OFF));
        assertThat(reply).isEqualTo(new Finished(Result.OWNER_REPLIES_OFF));
    }

    @Test
    void aReplyFromTheConsoleIsMirroredWithItsMedia() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, false).withLanguage(Language.VI));

        bridge.cross(reply("r1", new Content.Text("Dạ còn hàng ạ")));
        bridge.cross(
                reply(
                        "r2",
                        new Content.Media(
                                Content.Media.Kind.IMAGE, URI.create("https://p.example/1.jpg")),
                        new Content.Text("mẫu này")));

        assertThat(bridge.notes())
                .containsExactly(
                        "Đã trả lời từ Zalo OA Manager: Dạ còn hàng ạ",
                        "Đã trả lời từ Zalo OA Manager:\n[Hình ảnh] https://p.example/1.jpg\nmẫu này");
    }

    @Test
    void aReplyThatIsMoreThanALineBeginsOnALineOfItsOwn() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, false).withLanguage(Language.EN));
        URI picture = URI.create("https://p.example/1.jpg");

        List<CrossingOutcome> outcomes =
                List.of(
                        bridge.cross(reply("r1", new Content.Text("one\ntwo"))),
                        bridge.cross(reply("r2", new Content.Text("\ntwo"))),
                        bridge.cross(
                                reply("r3", new Content.Media(Content.Media.Kind.IMAGE, picture))));

        assertThat(outcomes).containsOnly(new Finished(Result.NOTED));
        assertThat(bridge.notes())
                .hasSize(3)
                .allSatisfy(
                        note -> assertThat(note.lines().findFirst().orElseThrow()).endsWith(":"));
    }

    @Test
    void aSecondDeliveryIsNotNotedAgain() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, true));
        bridge.cross(signal("s1", HEART));

        CrossingOutcome again = bridge.cross(signal("s1", HEART));

        assertThat(again).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.notes()).hasSize(1);
    }

    @Test
    void aCustomerWithoutAConversationGetsNoneForASignal() {
        bridge.change(it -> it.withQuietSignals(true, true));

        CrossingOutcome outcome = bridge.cross(signal("s1", new Sign.Follow()));

        assertThat(outcome).isEqualTo(new Finished(Result.NO_CONVERSATION));
        assertThat(bridge.helpdesk.users()).isEmpty();
    }

    @Test
    void aSignalOfAnAccountWeDoNotServeIsLeftAlone() {
        Customer stranger = new Customer(new ConnectionId("zalo", "999"), KHANH.id());

        CrossingOutcome outcome =
                bridge.cross(new Happening.Signal(stranger, "follow", new MessageId("1"), HEART));

        assertThat(outcome).isEqualTo(new Finished(Result.UNKNOWN_CONNECTION));
    }

    @Test
    void aReplyOfAnAccountWeDoNotServeIsLeftAlone() {
        Customer stranger = new Customer(new ConnectionId("zalo", "999"), KHANH.id());

        CrossingOutcome outcome =
                bridge.cross(
                        new Happening.OwnerReply(
                                stranger,
                                "oa_send_text",
                                new MessageId("1"),
                                Samples.WRITTEN_AT,
                                List.of(new Content.Text("chào"))));

        assertThat(outcome).isEqualTo(new Finished(Result.UNKNOWN_CONNECTION));
    }

    /** Two workers at once: the ledger lets one of them try. */
    @Test
    void whatAnotherWorkerHasJustBegunIsLeftToIt() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, true));
        bridge.ledger.beatNextAttempt();

        assertThat(bridge.cross(signal("s1", HEART)))
                .isEqualTo(new Waiting(Duration.ZERO, "delivered-elsewhere-now"));
        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void aNoteThatFailsForNowIsPostedOnceLater() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, true));
        bridge.helpdesk
                .faults()
                .failNext(
                        Operation.NOTE,
                        new SendOutcome.RetryLater(Duration.ofSeconds(9), "rate-limited"));

        CrossingOutcome first = bridge.cross(signal("s1", HEART));
        Map<Integer, PartState> between = bridge.ledger.read(DeliveryKey.of(signal("s1", HEART)));
        CrossingOutcome second = bridge.cross(signal("s1", HEART));

        assertThat(between).isEmpty();
        assertThat(first).isEqualTo(new Waiting(Duration.ofSeconds(9), "rate-limited"));
        assertThat(second).isEqualTo(new Finished(Result.NOTED));
        assertThat(bridge.notes()).hasSize(1);
    }

    @Test
    void aNoteThatMayBeMissingIsPostedAgain() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, true));
        bridge.helpdesk.faults().failNext(Operation.NOTE, new SendOutcome.Uncertain("time-out"));

        assertThat(bridge.deliver(signal("s1", HEART))).isEqualTo(new Finished(Result.NOTED));
        assertThat(bridge.notes()).hasSize(1);
    }

    @Test
    void aNoteTheHelpdeskRefusesIsCountedAndHoldsNothingBack() {
        bridge.acquainted(KHANH);
        bridge.change(it -> it.withQuietSignals(true, true));
        bridge.helpdesk.faults().failNext(Operation.NOTE, Samples.refusal("400"));

        CrossingOutcome first = bridge.cross(signal("s1", HEART));
        CrossingOutcome second = bridge.cross(signal("s1", HEART));

        assertThat(first).isEqualTo(new Finished(Result.NOT_NOTED));
        assertThat(second).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.meter.counted()).contains("NOTE_NOT_POSTED 400");
    }

    private static Happening.Signal signal(String id, Sign sign) {
        return new Happening.Signal(KHANH, "user_reacted_message", new MessageId(id), sign);
    }

    private static Happening.OwnerReply reply(String id, Content... parts) {
        return new Happening.OwnerReply(
                KHANH, "oa_send_text", new MessageId(id), Samples.WRITTEN_AT, List.of(parts));
    }
}
