package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChannelId;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.Contact;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A conversation that was never stored may still be ours: its user carries our reference. */
class UnknownConversationTest {
    private static final Optional<ChannelId> OURS = Optional.of(Samples.CHANNEL);
    private static final Optional<ChannelId> ANOTHER = Optional.of(new ChannelId("web-widget"));

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    static Stream<Optional<ChannelId>> channelsThatMayBeOurs() {
        return Stream.of(OURS, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("channelsThatMayBeOurs")
    void anUnknownConversationIsRecognisedByTheReferenceOfItsUserAndRemembered(
            Optional<ChannelId> channel) {
        HelpdeskUserId user = bridge.helpdesk.addUser(KHANH, Samples.KHANH_PROFILE);
        Conversation conversation = Samples.conversation("opened-by-an-agent");

        CrossingOutcome outcome =
                bridge.cross(
                        Samples.in(
                                Optional.of(user), channel, fromAgent(conversation, "a1", "hi")));

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("hi");
        assertThat(bridge.contact(KHANH))
                .isEqualTo(new Contact(KHANH, user, true, Optional.of(conversation)));
        assertThat(bridge.contacts.customerOf(conversation)).contains(KHANH);
    }

    @Test
    void recognisingAConversationDoesNotForgetThatTheNameIsStillMissing() {
        bridge.acquainted(KHANH);
        Contact before = bridge.contact(KHANH);
        Conversation conversation = Samples.conversation("opened-by-an-agent");

        bridge.cross(
                Samples.in(Optional.of(before.user()), OURS, fromAgent(conversation, "a1", "hi")));

        assertThat(bridge.contact(KHANH)).isEqualTo(before.in(conversation));
        assertThat(before.named()).isFalse();
    }

    @Test
    void aKnownConversationIsNotLookedUpAtTheHelpdesk() {
        Conversation conversation = bridge.acquainted(KHANH);
        HelpdeskUserId user = bridge.contact(KHANH).user();

        bridge.cross(Samples.in(Optional.of(user), OURS, fromAgent(conversation, "a1", "hi")));

        assertThat(bridge.log.calls()).doesNotContain("Helpdesk.customerOf");
    }

    @Test
    void aConversationInAChannelThatIsNotOursIsNotLookedUp() {
        HelpdeskUserId user = bridge.helpdesk.addUser(KHANH, Samples.KHANH_PROFILE);

        CrossingOutcome outcome =
                bridge.cross(
                        Samples.in(
                                Optional.of(user),
                                ANOTHER,
                                fromAgent(Samples.conversation("web"), "a1", "hi")));

        assertThat(outcome).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.log.calls()).doesNotContain("Helpdesk.customerOf", "ContactBook.save");
    }

    @Test
    void aUserOfOurChannelWithoutAReferenceIsNotOurs() {
        var message =
                Samples.in(
                        Optional.of(new HelpdeskUserId("somebody")),
                        OURS,
                        fromAgent(Samples.conversation("web"), "a1", "hi"));

        assertThat(bridge.cross(message))
                .isEqualTo(new Waiting(Duration.ofSeconds(10), "customer-not-known-yet"));
        bridge.clock.advance(Duration.ofMinutes(1));

        assertThat(bridge.cross(message)).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.log.calls()).doesNotContain("ContactBook.save");
    }

    /** A helpdesk may not find for a moment whom it has just taken in. */
    @Test
    void aUserOfOurChannelWhoIsFoundALittleLaterIsOurs() {
        HelpdeskUserId user = bridge.helpdesk.addUser(KHANH, Samples.KHANH_PROFILE);
        var early =
                Samples.in(
                        Optional.of(new HelpdeskUserId("not-found-yet")),
                        OURS,
                        fromAgent(Samples.conversation("new"), "a1", "hi"));
        var later =
                Samples.in(
                        Optional.of(user),
                        OURS,
                        fromAgent(Samples.conversation("new"), "a1", "hi"));

        assertThat(bridge.cross(early)).isInstanceOf(Waiting.class);
        assertThat(bridge.cross(later)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("hi");
    }

    static Stream<Arguments> lookUpFailures() {
        return Stream.of(
                Arguments.of(
                        new SendOutcome.RetryLater(Duration.ofSeconds(6), "rate-limited"),
                        Duration.ofSeconds(6)),
                Arguments.of(new SendOutcome.Uncertain("time-out"), Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("lookUpFailures")
    void aLookUpThatFailsMakesTheMessageWaitInsteadOfBeingForgotten(
            SendOutcome.Failure failure, Duration pause) {
        HelpdeskUserId user = bridge.helpdesk.addUser(KHANH, new Profile("K", Optional.empty()));
        bridge.helpdesk.faults().failNext(Operation.CUSTOMER_OF, failure);
        var message =
                Samples.in(
                        Optional.of(user),
                        OURS,
                        fromAgent(Samples.conversation("new"), "a1", "hi"));

        CrossingOutcome first = bridge.cross(message);
        CrossingOutcome second = bridge.cross(message);

        assertThat(first).isEqualTo(new Waiting(pause, "customer-not-known-yet"));
        assertThat(second).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("hi");
    }
}
