package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Direction;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A post to the helpdesk that failed or has no answer. */
class UncertainPostTest {
    private static final SendOutcome.Uncertain NO_ANSWER = new SendOutcome.Uncertain("time-out");

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);
    private final ChatMessage message = fromCustomer(KHANH, "m2", "two");

    static Stream<Arguments> failures() {
        PartState untried = new PartState.Untried();
        PartState open = new PartState.Attempting(new BridgeUnderTest().clock.instant());
        Duration pause = Duration.ofSeconds(21);
        return Stream.of(
                Arguments.of(
                        new SendOutcome.RetryLater(pause, "rate-limited"),
                        new Waiting(pause, "rate-limited"),
                        untried),
                Arguments.of(
                        NO_ANSWER, new Waiting(CrossingOutcome.SETTLING_TIME, "time-out"), open),
                Arguments.of(
                        new SendOutcome.TokenRejected("401"),
                        new Waiting(Duration.ZERO, "401"),
                        untried),
                Arguments.of(Samples.refusal("400"), new Stuck("400"), untried));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailedPostLeavesTheMessageAsFarAsItCertainlyGot(
            SendOutcome.Failure failure, CrossingOutcome expected, PartState left) {
        bridge.helpdesk.faults().failNext(Operation.POST, failure);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(expected);
        assertThat(bridge.state(message, 0)).isEqualTo(left);
        assertThat(bridge.readOf(KHANH)).containsExactly("hello");
    }

    @Test
    void theAttemptIsWrittenDownBeforeThePostLeaves() {
        bridge.cross(message);

        assertThat(bridge.log.calls())
                .containsSubsequence(
                        "DeliveryLedger.attempt", "Helpdesk.post", "DeliveryLedger.settle");
    }

    @Test
    void whatIsFoundIsRecordedAndNotPostedAgain() {
        bridge.helpdesk.faults().loseNextAnswer(Operation.POST, NO_ANSWER);

        CrossingOutcome result = bridge.deliver(message);

        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two");
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Sent(new MessageId("post-2")));
        assertThat(
                        bridge.ledger.isClaimed(
                                Direction.TO_HELPDESK, Samples.SHOP, new MessageId("post-2")))
                .isTrue();
    }

    @Test
    void whatIsNotFoundIsPostedAgain() {
        bridge.helpdesk.faults().failNext(Operation.POST, NO_ANSWER);

        bridge.deliver(message);

        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two");
    }

    @Test
    void theSameWordsOfAnEarlierMessageAreNotTakenForThisOne() {
        bridge.helpdesk.faults().failNext(Operation.POST, NO_ANSWER);

        bridge.deliver(fromCustomer(KHANH, "m2", "hello"));

        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "hello");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomebodyElseWroteBeforeIsNotTakenForThisOne(boolean inTheKnownConversation) {
        HelpdeskUserId user = bridge.contact(KHANH).user();
        if (inTheKnownConversation) {
            bridge.helpdesk.writtenInto(conversation, user, fromCustomer(KHANH, "x", "two"));
        } else {
            bridge.helpdesk.writtenElsewhere(Samples.DESK, user, fromCustomer(KHANH, "x", "two"));
        }
        bridge.clock.advance(Duration.ofHours(1));
        bridge.helpdesk.faults().failNext(Operation.POST, NO_ANSWER);

        bridge.deliver(message);

        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two", "two");
    }

    @Test
    void whatIsInTheKnownConversationIsFoundThoughTheUserHasANewerOne() {
        bridge.helpdesk.faults().loseNextAnswer(Operation.POST, NO_ANSWER);
        bridge.cross(message);
        bridge.helpdesk.writtenElsewhere(
                Samples.DESK, bridge.contact(KHANH).user(), fromCustomer(KHANH, "x", "hi"));

        bridge.deliver(message);

        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two", "hi");
        assertThat(bridge.contact(KHANH).conversation()).contains(conversation);
    }

    @Test
    void aConversationOpenedWithoutAnAnswerIsFoundThoughTheContactNamesTheFormerOne() {
        bridge.helpdesk.end(conversation);
        bridge.helpdesk.faults().loseNextAnswer(Operation.OPEN, NO_ANSWER);

        bridge.deliver(message);

        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two");
        assertThat(bridge.helpdesk.conversations()).hasSize(2);
        assertThat(bridge.contact(KHANH).conversation())
                .contains(bridge.helpdesk.conversations().getLast());
    }

    @Test
    void whatIsFoundInTheKnownConversationIsNotLookedForElsewhere() {
        bridge.helpdesk.faults().loseNextAnswer(Operation.POST, NO_ANSWER);
        bridge.cross(message);
        bridge.log.spare();

        bridge.cross(message);

        assertThat(bridge.log.calls()).containsOnlyOnce("Helpdesk.findPosted");
        assertThat(bridge.log.calls())
                .doesNotContain("Helpdesk.post", "DeliveryLedger.attempt", "ContactBook.save");
    }

    @Test
    void aSearchThatFailsPostsNothing() {
        bridge.helpdesk.faults().loseNextAnswer(Operation.POST, NO_ANSWER);
        bridge.helpdesk
                .faults()
                .failNext(
                        Operation.FIND_POSTED,
                        new SendOutcome.RetryLater(Duration.ofSeconds(4), "rate-limited"));
        bridge.cross(message);

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(4), "rate-limited"));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two");
        assertThat(bridge.state(message, 0)).isInstanceOf(PartState.Attempting.class);
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
        assertThat(bridge.readOf(KHANH)).containsExactly("hello");
    }

    @Test
    void aMessageWithoutAnAnswerGoesOutOnceEvenWhenItComesAgainAfterwards() {
        bridge.helpdesk.faults().loseNextAnswer(Operation.POST, NO_ANSWER);
        bridge.deliver(message);

        CrossingOutcome again = bridge.cross(message);

        assertThat(again).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "two");
    }
}
