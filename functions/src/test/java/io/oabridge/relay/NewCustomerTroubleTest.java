package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.KHANH_PROFILE;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A customer who cannot be introduced to the helpdesk yet, or whose conversation is gone. */
class NewCustomerTroubleTest {
    private static final Finished DELIVERED = new Finished(Result.DELIVERED);

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @Test
    void aRenamingThatFailsIsTriedWithTheNextMessageAndHoldsNothingBack() {
        bridge.acquainted(KHANH);
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);
        bridge.helpdesk
                .faults()
                .failNext(Operation.RENAME, new SendOutcome.RetryLater(Duration.ZERO, "busy"));

        CrossingOutcome second = bridge.cross(fromCustomer(KHANH, "m2", "two"));
        boolean namedAfterSecond = bridge.contact(KHANH).named();
        bridge.cross(fromCustomer(KHANH, "m3", "three"));

        assertThat(second).isEqualTo(DELIVERED);
        assertThat(namedAfterSecond).isFalse();
        assertThat(bridge.contact(KHANH).named()).isTrue();
        assertThat(bridge.helpdesk.users())
                .containsExactly(new RecordingHelpdesk.User(KHANH, KHANH_PROFILE));
    }

    @Test
    void aConversationThatIsOverIsFollowedByANewOneAndStillLeadsToTheCustomer() {
        Conversation former = bridge.acquainted(KHANH);
        bridge.helpdesk.end(former);

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m2", "are you there"));

        Conversation newest = bridge.helpdesk.conversations().getLast();
        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(newest).isNotEqualTo(former);
        assertThat(bridge.contact(KHANH).conversation()).contains(newest);
        assertThat(bridge.contacts.customerOf(newest)).contains(KHANH);
        assertThat(bridge.contacts.customerOf(former)).contains(KHANH);
    }

    @Test
    void aHelpdeskThatOpensNothingMakesTheMessageWaitUntouched() {
        bridge.helpdesk.setClosed(true);

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(outcome).isEqualTo(new Waiting(Duration.ZERO, "conversation-over"));
        assertThat(bridge.state(fromCustomer(KHANH, "m1", "hello"), 0))
                .isEqualTo(new PartState.Untried());
    }

    @Test
    void aMessageOfAnAccountWeDoNotServeIsLeftAlone() {
        Customer stranger =
                new Customer(
                        new ConnectionId("zalo", "999"), new CustomerId("3000000000000000003"));

        CrossingOutcome outcome = bridge.cross(fromCustomer(stranger, "m1", "hello"));

        assertThat(outcome).isEqualTo(new Finished(Result.UNKNOWN_CONNECTION));
        assertThat(bridge.log.calls()).containsExactly("ConnectionBook.find");
    }

    @Test
    void aUserThatCannotBeLookedUpMakesTheMessageWaitAsLongAsTheHelpdeskSays() {
        bridge.helpdesk
                .faults()
                .failNext(
                        Operation.FIND_USER,
                        new SendOutcome.RetryLater(Duration.ofSeconds(17), "rate-limited"));

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(outcome).isEqualTo(new Waiting(Duration.ofSeconds(17), "rate-limited"));
        assertThat(bridge.helpdesk.users()).isEmpty();
        assertThat(bridge.contacts.find(KHANH)).isEmpty();
    }

    @Test
    void aCreationWithoutAnAnswerIsLookedUpAndNotRepeated() {
        bridge.helpdesk
                .faults()
                .loseNextAnswer(Operation.CREATE_USER, new SendOutcome.Uncertain("time-out"));

        CrossingOutcome first = bridge.cross(fromCustomer(KHANH, "m1", "hello"));
        CrossingOutcome second = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(first).isEqualTo(new Waiting(CrossingOutcome.SETTLING_TIME, "time-out"));
        assertThat(second).isEqualTo(DELIVERED);
        assertThat(bridge.helpdesk.users()).hasSize(1);
    }

    @Test
    void aUserTheHelpdeskRefusesLeavesTheMessageToSomebodyWhoCanLook() {
        bridge.helpdesk.faults().failNext(Operation.CREATE_USER, Samples.refusal("400"));

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(outcome).isEqualTo(new Stuck("400"));
        assertThat(bridge.contacts.find(KHANH)).isEmpty();
    }
}
