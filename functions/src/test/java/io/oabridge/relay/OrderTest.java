package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parts arrive in order; one that waits holds back those behind it and repeats none before it. */
class OrderTest {
    private static final SendOutcome.RetryLater BUSY =
            new SendOutcome.RetryLater(Duration.ofSeconds(11), "rate-limited");

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final ChatMessage.FromAgent message =
            fromAgent(bridge.acquainted(KHANH), "a1", "one", "two", "three");

    @Test
    void allPartsArriveInOrderEachWrittenDownBeforeItLeaves() {
        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("one", "two", "three");
        assertThat(bridge.log.calls())
                .containsSubsequence(
                        "DeliveryLedger.attempt",
                        "Messenger.send",
                        "DeliveryLedger.settle",
                        "DeliveryLedger.attempt",
                        "Messenger.send",
                        "DeliveryLedger.settle",
                        "DeliveryLedger.attempt",
                        "Messenger.send",
                        "DeliveryLedger.settle");
    }

    @Test
    void aPartThatMustWaitHoldsBackThoseBehindIt() {
        bridge.messenger.faults().failNext(Operation.SEND, BUSY);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(11), "rate-limited"));
        assertThat(bridge.receivedBy(KHANH)).isEmpty();
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Untried());
    }

    @Test
    void partsThatArrivedAreNotRepeated() {
        bridge.log.onCall(
                "DeliveryLedger.settle",
                () -> bridge.messenger.faults().failNext(Operation.SEND, BUSY));

        CrossingOutcome first = bridge.cross(message);
        CrossingOutcome second = bridge.cross(message);

        assertThat(first).isEqualTo(new Waiting(Duration.ofSeconds(11), "rate-limited"));
        assertThat(second).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("one", "two", "three");
    }

    @Test
    void aSecondArrivalDoesNothing() {
        bridge.cross(message);
        bridge.log.spare();

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.log.calls()).doesNotContain("Messenger.send", "DeliveryLedger.attempt");
        assertThat(bridge.receivedBy(KHANH)).hasSize(3);
    }

    @Test
    void aWorkerThatComesSecondLeavesTheMessageToTheFirst() {
        bridge.log.onCall(
                "DeliveryLedger.attempt",
                () ->
                        bridge.ledger.attempt(
                                DeliveryKey.of(message),
                                0,
                                new PartState.Untried(),
                                bridge.clock.instant()));

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ZERO, "delivered-elsewhere-now"));
        assertThat(bridge.receivedBy(KHANH)).isEmpty();
    }

    @Test
    void aRejectedTokenIsReplacedAndThePartSentOnce() {
        bridge.messenger.accept(ScriptedAccessTokens.REPLACEMENT);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("one", "two", "three");
        assertThat(bridge.messenger.tokensSeen())
                .filteredOn(RecordingMessenger.FIRST_TOKEN::equals)
                .hasSizeLessThan(3);
    }

    @Test
    void aTokenThatCannotBeReplacedNowMakesTheMessageWaitUntouched() {
        bridge.messenger.accept(ScriptedAccessTokens.REPLACEMENT);
        bridge.tokens.failReplacement(
                new SendOutcome.RetryLater(Duration.ofSeconds(15), "reconnect-needed"));

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(15), "reconnect-needed"));
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Untried());
    }

    @Test
    void aMessageWaitsForAnAccountThatMustBeConnectedAgainAndThenArrives() {
        bridge.tokens.fail(new SendOutcome.RetryLater(Duration.ofSeconds(15), "reconnect-needed"));
        CrossingOutcome meanwhile = bridge.cross(message);
        bridge.tokens.recover();

        CrossingOutcome result = bridge.deliver(message);

        assertThat(meanwhile).isEqualTo(new Waiting(Duration.ofSeconds(15), "reconnect-needed"));
        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("one", "two", "three");
    }

    @Test
    void aTokenRejectedTwiceMakesTheMessageWaitHalfAMinute() {
        bridge.messenger.accept(new AccessToken(new Secret("other")));

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(30), "token-rejected"));
        assertThat(bridge.messenger.tokensSeen())
                .endsWith(RecordingMessenger.FIRST_TOKEN, ScriptedAccessTokens.REPLACEMENT);
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Untried());
    }

    @Test
    void aSourceOfTokensThatIsItselfRejectedMakesTheMessageWaitUntouched() {
        bridge.tokens.fail(new SendOutcome.TokenRejected("-216"));

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ZERO, "-216"));
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Untried());
    }
}
