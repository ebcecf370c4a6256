package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Happening;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import org.junit.jupiter.api.Test;

/** A customer takes back the consent to be remembered. */
class ErasureTest {
    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @Test
    void nothingIsLeftOfTheCustomerAndEverythingOfOthers() {
        Conversation khanhs = bridge.acquainted(KHANH);
        Conversation lans = bridge.acquainted(LAN);

        CrossingOutcome outcome = bridge.cross(withdrawal(KHANH));

        assertThat(outcome).isEqualTo(new Finished(Result.FORGOTTEN));
        assertThat(bridge.contacts.find(KHANH)).isEmpty();
        assertThat(bridge.contacts.customerOf(khanhs)).isEmpty();
        assertThat(bridge.contacts.customerOf(lans)).contains(LAN);
    }

    @Test
    void whoWritesAgainIsFoundByReferenceAndGetsANewConversation() {
        bridge.acquainted(KHANH);
        bridge.cross(withdrawal(KHANH));

        bridge.cross(fromCustomer(KHANH, "m2", "me again"));

        assertThat(bridge.helpdesk.users()).hasSize(1);
        assertThat(bridge.helpdesk.conversations()).hasSize(2);
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "me again");
    }

    @Test
    void aStrangerOrAnAccountNobodyServesIsForgottenAsWell() {
        Customer stranger = new Customer(new ConnectionId("zalo", "999"), KHANH.id());

        assertThat(bridge.cross(withdrawal(stranger))).isEqualTo(new Finished(Result.FORGOTTEN));
    }

    private static Happening.Withdrawal withdrawal(Customer customer) {
        return new Happening.Withdrawal(customer, "user_withdraw", new MessageId("1"));
    }
}
