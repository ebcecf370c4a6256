package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.answering;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.Samples;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer answers an earlier message, and agents see which. */
class QuotationTest {
    private static final MessageId EARLIER = new MessageId("a0");
    private static final String REMARK = "[reply to an earlier message]\n\nred";

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final ChatMessage.FromCustomer red =
            answering(EARLIER, fromCustomer(KHANH, "m1", "red"));

    @Test
    void theQuotedWordsComeFirst() {
        bridge.messenger.wasSaid(EARLIER, "red or blue?\nthe blue one is new");

        bridge.cross(red);

        assertThat(bridge.readOf(KHANH))
                .containsExactly("> red or blue?\n> the blue one is new\n\nred");
    }

    @Test
    void longWordsAreCutBetweenCharacters() {
        bridge.messenger.wasSaid(EARLIER, "😊".repeat(201));

        bridge.cross(red);

        assertThat(bridge.readOf(KHANH)).containsExactly("> " + "😊".repeat(200) + "…\n\nred");
    }

    @Test
    void asManyWordsAsFitAreQuotedWhole() {
        bridge.messenger.wasSaid(EARLIER, "😊".repeat(200));

        bridge.cross(red);

        assertThat(bridge.readOf(KHANH)).containsExactly("> " + "😊".repeat(200) + "\n\nred");
    }

    @Test
    void wordsThatAreBlankAreNone() {
        bridge.messenger.wasSaid(EARLIER, " \n");

        bridge.cross(red);

        assertThat(bridge.readOf(KHANH)).containsExactly(REMARK);
    }

    @Test
    void aPictureThatAnswersHasTheQuotationBeforeIt() {
        bridge.messenger.wasSaid(EARLIER, "which one?");
        Content picture =
                new Content.Media(Content.Media.Kind.IMAGE, URI.create("https://p.example/1.jpg"));

        bridge.cross(red.saying(List.of(picture)));

        assertThat(bridge.helpdesk.readOf(KHANH))
                .containsExactly(List.of(new Content.Text("> which one?"), picture));
    }

    @Test
    void wordsThatCannotBeFoundAreReplacedByARemark() {
        bridge.cross(red);
        bridge.change(it -> it.withLanguage(Language.VI));
        bridge.cross(answering(EARLIER, fromCustomer(KHANH, "m2", "đỏ")));

        assertThat(bridge.readOf(KHANH))
                .containsExactly(REMARK, "[trả lời một tin nhắn trước]\n\nđỏ");
    }

    static Stream<SendOutcome.Failure> failures() {
        return Stream.of(
                new SendOutcome.RetryLater(Duration.ofMinutes(1), "rate-limited"),
                new SendOutcome.Uncertain("unreadable-answer"),
                Samples.refusal("-212"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailingLookUpHoldsNothingBack(SendOutcome.Failure failure) {
        bridge.messenger.wasSaid(EARLIER, "red or blue?");
        bridge.messenger.faults().failNext(RecordingMessenger.Operation.QUOTED, failure);

        assertThat(bridge.cross(red)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.readOf(KHANH)).containsExactly(REMARK);
    }

    @Test
    void anAttemptThatShowedTheRemarkIsRecognisedWhenTheWordsAreThereAgain() {
        bridge.acquainted(KHANH);
        bridge.messenger.wasSaid(EARLIER, "red or blue?");
        bridge.messenger
                .faults()
                .failNext(
                        RecordingMessenger.Operation.QUOTED,
                        new SendOutcome.RetryLater(Duration.ZERO, "busy"));
        bridge.helpdesk
                .faults()
                .loseNextAnswer(
                        RecordingHelpdesk.Operation.POST, new SendOutcome.Uncertain("time-out"));

        assertThat(bridge.deliver(red)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", REMARK);
    }

    @Test
    void anAttemptThatMayHaveShownTheWordsIsNotRepeatedWithoutThem() {
        bridge.acquainted(KHANH);
        bridge.messenger.wasSaid(EARLIER, "red or blue?");
        bridge.helpdesk
                .faults()
                .loseNextAnswer(
                        RecordingHelpdesk.Operation.POST, new SendOutcome.Uncertain("time-out"));
        bridge.cross(red);
        bridge.messenger
                .faults()
                .failNext(
                        RecordingMessenger.Operation.QUOTED,
                        new SendOutcome.RetryLater(Duration.ofSeconds(5), "busy"));

        CrossingOutcome second = bridge.cross(red);
        CrossingOutcome third = bridge.cross(red);

        assertThat(second).isEqualTo(new Waiting(Duration.ofSeconds(5), "busy"));
        assertThat(third).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "> red or blue?\n\nred");
    }

    @Test
    void aMessageThatAnswersNoneAsksForNothing() {
        bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(bridge.log.calls()).doesNotContain("Messenger.quoted");
    }
}
