package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A send to the customer without an answer: looked up, never blindly repeated. */
class UncertainSendTest {
    private static final SendOutcome.Uncertain NO_ANSWER = new SendOutcome.Uncertain("time-out");

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final ChatMessage.FromAgent message =
            fromAgent(bridge.acquainted(KHANH), "a1", "ok", "bye");

    @Test
    void itWaitsForTheRequestToHaveItsEffectAndHoldsBackTheRest() {
        bridge.messenger.faults().loseNextAnswer(Operation.SEND, NO_ANSWER);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(CrossingOutcome.SETTLING_TIME, "time-out"));
        assertThat(bridge.state(message, 0))
                .isEqualTo(new PartState.Attempting(bridge.clock.instant()));
        assertThat(bridge.state(message, 1)).isEqualTo(new PartState.Untried());
    }

    @Test
    void whatIsFoundIsRecordedAndNotSentAgain() {
        bridge.messenger.faults().loseNextAnswer(Operation.SEND, NO_ANSWER);

        CrossingOutcome result = bridge.deliver(message);

        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "bye");
        assertThat(bridge.state(message, 0))
                .isEqualTo(new PartState.Sent(new MessageId("received-1")));
        assertThat(
                        bridge.ledger.isClaimed(
                                Direction.TO_MESSENGER, Samples.SHOP, new MessageId("received-1")))
                .isTrue();
    }

    @Test
    void whatIsNotFoundIsSentAgain() {
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);

        CrossingOutcome result = bridge.deliver(message);

        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "bye");
    }

    @Test
    void aSecondAttemptStartsItsOwnSearch() {
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);
        bridge.cross(message);
        bridge.clock.advance(Duration.ofMinutes(3));

        bridge.cross(message);

        assertThat(bridge.state(message, 0))
                .isEqualTo(new PartState.Attempting(bridge.clock.instant()));
    }

    @Test
    void whatSomebodyElseWroteBeforeIsNotTakenForThisOne() {
        bridge.messenger.writtenElsewhere(KHANH, new Content.Text("ok"));
        bridge.clock.advance(Duration.ofHours(1));
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);

        bridge.deliver(message);

        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "ok", "bye");
    }

    @Test
    void anOlderMessageWithTheSameWordsIsNotTakenForThisOne() {
        bridge.deliver(fromAgent(message.conversation(), "a0", "ok"));
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);

        bridge.deliver(message);

        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "ok", "bye");
    }

    @Test
    void twoEqualPartsWithoutAnAnswerAreTwoMessages() {
        var twice = fromAgent(message.conversation(), "a2", "ok", "ok");
        bridge.messenger.faults().loseNextAnswer(Operation.SEND, NO_ANSWER);
        bridge.messenger.faults().loseNextAnswer(Operation.SEND, NO_ANSWER);

        bridge.deliver(twice);

        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "ok");
        assertThat(bridge.state(twice, 0)).isNotEqualTo(bridge.state(twice, 1));
    }

    static Stream<SendOutcome.Failure> waysOfNotKnowing() {
        return Stream.of(NO_ANSWER, Samples.refusal("-999"));
    }

    @ParameterizedTest
    @MethodSource("waysOfNotKnowing")
    void whatNobodyCanTellIsToldAsSuchAndTheRestGoesOn(SendOutcome.Failure cannotTell) {
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);
        bridge.messenger.faults().failNext(Operation.FIND_SENT, cannotTell);
        bridge.cross(message);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Finished(Result.UNCERTAIN));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("bye");
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.MaybeSent());
        assertThat(bridge.helpdesk.notes())
                .containsExactly(
                        new RecordingHelpdesk.Note(
                                message.conversation(),
                                """
                                This MAY have reached the customer, but nobody can confirm it: “ok”
                                Check in the messenger or ask the customer before sending it again, so that it does not arrive twice.\
                                """));
    }

    @Test
    void theAgentIsToldBeforeTheUncertainPartIsSettled() {
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);
        bridge.messenger.faults().failNext(Operation.FIND_SENT, NO_ANSWER);
        bridge.cross(message);
        bridge.log.spare();

        bridge.cross(message);

        assertThat(bridge.log.calls())
                .containsSubsequence(
                        "Messenger.findSent", "Helpdesk.postNote", "DeliveryLedger.settle");
    }

    @Test
    void aNoteThatMustWaitKeepsTheUncertainPartOpen() {
        bridge.messenger.faults().failNext(Operation.SEND, NO_ANSWER);
        bridge.messenger.faults().failNext(Operation.FIND_SENT, NO_ANSWER);
        bridge.helpdesk
                .faults()
                .failNext(
                        RecordingHelpdesk.Operation.NOTE,
                        new SendOutcome.RetryLater(Duration.ofSeconds(5), "rate-limited"));
        bridge.cross(message);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(5), "rate-limited"));
        assertThat(bridge.state(message, 0)).isInstanceOf(PartState.Attempting.class);
    }

    @Test
    void aSearchThatMustWaitIsRepeatedAndNothingIsSentMeanwhile() {
        bridge.messenger.faults().loseNextAnswer(Operation.SEND, NO_ANSWER);
        bridge.messenger
                .faults()
                .failNext(
                        Operation.FIND_SENT,
                        new SendOutcome.RetryLater(Duration.ofSeconds(9), "rate-limited"));
        bridge.cross(message);

        CrossingOutcome outcome = bridge.cross(message);
        int receivedMeanwhile = bridge.receivedBy(KHANH).size();
        CrossingOutcome result = bridge.deliver(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(9), "rate-limited"));
        assertThat(receivedMeanwhile).isEqualTo(1);
        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("ok", "bye");
        assertThat(bridge.notes()).isEmpty();
    }
}
