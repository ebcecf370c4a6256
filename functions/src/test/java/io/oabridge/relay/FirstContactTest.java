package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.KHANH_PROFILE;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import org.junit.jupiter.api.Test;

/** How customers become known to the helpdesk, and where their messages go. */
class FirstContactTest {
    private static final Finished DELIVERED = new Finished(Result.DELIVERED);

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @Test
    void aFirstMessageCreatesTheUserFromTheProfileAndOpensAConversation() {
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "xin chào"));

        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(bridge.helpdesk.users())
                .containsExactly(new RecordingHelpdesk.User(KHANH, KHANH_PROFILE));
        assertThat(bridge.readOf(KHANH)).containsExactly("xin chào");
        assertThat(bridge.contact(KHANH).named()).isTrue();
        assertThat(bridge.contact(KHANH).conversation())
                .contains(bridge.helpdesk.conversations().getFirst());
        assertThat(bridge.contacts.customerOf(bridge.helpdesk.conversations().getFirst()))
                .contains(KHANH);
    }

    @Test
    void theHelpdeskIsAskedForTheUserBeforeOneIsCreated() {
        bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(bridge.log.calls())
                .containsSubsequence(
                        "ContactBook.find",
                        "Helpdesk.findUser",
                        "Helpdesk.createUser",
                        "ContactBook.save",
                        "DeliveryLedger.attempt",
                        "Helpdesk.open",
                        "DeliveryLedger.settle");
    }

    @Test
    void aProfileThatCannotBeHadHoldsNothingBack() {
        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(bridge.helpdesk.users())
                .extracting(user -> user.profile().displayName())
                .containsExactly("Zalo user 0003");
        assertThat(bridge.contact(KHANH).named()).isFalse();
    }

    @Test
    void theFallbackNameIsCorrectedByALaterMessage() {
        bridge.acquainted(KHANH);
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);

        bridge.cross(fromCustomer(KHANH, "m2", "me again"));

        assertThat(bridge.helpdesk.users())
                .containsExactly(new RecordingHelpdesk.User(KHANH, KHANH_PROFILE));
        assertThat(bridge.contact(KHANH).named()).isTrue();
        assertThat(bridge.contact(KHANH).conversation()).isPresent();
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "me again");
    }

    @Test
    void aNameThatIsKnownIsNotAskedForAgain() {
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);
        bridge.acquainted(KHANH);

        bridge.cross(fromCustomer(KHANH, "m2", "me again"));

        assertThat(bridge.log.calls())
                .doesNotContain("Messenger.profile", "Helpdesk.rename", "ContactBook.save");
    }

    @Test
    void aUserTheHelpdeskKnowsIsTakenInsteadOfATwin() {
        HelpdeskUserId user =
                bridge.helpdesk.addUser(KHANH, new Profile("Khánh", KHANH_PROFILE.avatar()));

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(bridge.helpdesk.users()).hasSize(1);
        assertThat(bridge.helpdesk.posts().getFirst().by()).isEqualTo(user);
        assertThat(bridge.contact(KHANH).user()).isEqualTo(user);
        assertThat(bridge.contact(KHANH).named()).isTrue();
    }

    @Test
    void aSecondMessageGoesIntoTheSameConversation() {
        Conversation conversation = bridge.acquainted(KHANH);

        CrossingOutcome outcome = bridge.cross(fromCustomer(KHANH, "m2", "again"));

        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(bridge.helpdesk.conversations()).containsExactly(conversation);
        assertThat(bridge.readOf(KHANH)).containsExactly("hello", "again");
        assertThat(bridge.log.calls()).doesNotContain("Helpdesk.findUser", "Helpdesk.open");
    }

    @Test
    void twoCustomersWithTheSameMessageIdAreTwoConversations() {
        bridge.cross(fromCustomer(KHANH, "m1", "same"));
        CrossingOutcome outcome = bridge.cross(fromCustomer(LAN, "m1", "same"));

        assertThat(outcome).isEqualTo(DELIVERED);
        assertThat(bridge.readOf(KHANH)).containsExactly("same");
        assertThat(bridge.readOf(LAN)).containsExactly("same");
        assertThat(bridge.helpdesk.conversations()).hasSize(2);
    }

    @Test
    void aSecondArrivalDoesNothing() {
        var message = fromCustomer(KHANH, "m1", "hello");
        bridge.cross(message);
        bridge.log.spare();

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.readOf(KHANH)).containsExactly("hello");
        assertThat(bridge.log.calls())
                .containsExactly("ConnectionBook.find", "DeliveryLedger.read");
    }

    @Test
    void aProfileIsAskedForAgainWithANewTokenWhenTheOldOneIsRejected() {
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);
        bridge.messenger.accept(ScriptedAccessTokens.REPLACEMENT);

        bridge.cross(fromCustomer(KHANH, "m1", "hello"));

        assertThat(bridge.contact(KHANH).named()).isTrue();
        assertThat(bridge.messenger.tokensSeen())
                .containsExactly(RecordingMessenger.FIRST_TOKEN, ScriptedAccessTokens.REPLACEMENT);
    }
}
