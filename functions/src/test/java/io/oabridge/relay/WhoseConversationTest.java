package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage.Author;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the agents' messages are for a customer of ours, and which are left alone. */
class WhoseConversationTest {
    private static final Optional<ChannelId> OURS = Optional.of(Samples.CHANNEL);
    private static final Optional<ChannelId> ANOTHER = Optional.of(new ChannelId("web-widget"));
    private static final Optional<AgentId> AGENT = Optional.of(Samples.AGENT);
    private static final Optional<AgentId> US = Optional.of(Samples.NOTE_AUTHOR);

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @Test
    void aFormerConversationStillReachesTheCustomer() {
        Conversation former = bridge.acquainted(KHANH);
        bridge.helpdesk.end(former);
        bridge.deliver(Samples.fromCustomer(KHANH, "m2", "again"));

        CrossingOutcome outcome = bridge.cross(fromAgent(former, "a1", "late answer"));

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("late answer");
    }

    @Test
    void aConversationOfNobodyWeKnowIsLeftAlone() {
        CrossingOutcome outcome =
                bridge.cross(fromAgent(Samples.conversation("elsewhere"), "a1", "hi"));

        assertThat(outcome).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.log.calls()).containsExactly("ContactBook.customerOf");
    }

    @Test
    void aConversationOfAnAccountWeNoLongerServeIsLeftAlone() {
        Customer gone =
                new Customer(
                        new ConnectionId("zalo", "999"), new CustomerId("3000000000000000003"));
        Conversation conversation = Samples.conversation("talk-9");
        bridge.contacts.save(
                new Contact(gone, new HelpdeskUserId("user-9"), true, Optional.of(conversation)));

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", "hi"));

        assertThat(outcome).isEqualTo(new Finished(Result.UNKNOWN_CONNECTION));
        assertThat(bridge.receivedBy(gone)).isEmpty();
    }

    static Stream<Arguments> authors() {
        return Stream.of(
                Arguments.of(
                        "agent at the desk",
                        new Author(AGENT, false, false),
                        true,
                        Result.DELIVERED),
                Arguments.of(
                        "agent through another program",
                        new Author(AGENT, false, true),
                        true,
                        Result.DELIVERED),
                Arguments.of(
                        "note author at the desk",
                        new Author(US, false, false),
                        true,
                        Result.DELIVERED),
                Arguments.of(
                        "the bridge itself", new Author(US, false, true), true, Result.OWN_MESSAGE),
                Arguments.of(
                        "a program without an agent",
                        new Author(Optional.empty(), false, true),
                        true,
                        Result.DELIVERED),
                Arguments.of(
                        "bot, wanted",
                        new Author(Optional.empty(), true, false),
                        true,
                        Result.DELIVERED),
                Arguments.of(
                        "bot, not wanted",
                        new Author(Optional.empty(), true, false),
                        false,
                        Result.BOT_MESSAGE),
                Arguments.of(
                        "agent where bots are not wanted",
                        new Author(AGENT, false, false),
                        false,
                        Result.DELIVERED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("authors")
    void whoWroteItDecidesWhetherItCrosses(
            String who, Author author, boolean botMessages, Result expected) {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.connections.save(Samples.connection(settings(US, botMessages)));

        CrossingOutcome outcome =
                bridge.cross(Samples.by(author, fromAgent(conversation, "a1", "hi")));

        assertThat(outcome).as(who).isEqualTo(new Finished(expected));
        assertThat(bridge.receivedBy(KHANH))
                .isEqualTo(expected == Result.DELIVERED ? List.of("hi") : List.of());
        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void withoutANoteAuthorNoProgramIsTakenForTheBridge() {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.connections.save(Samples.connection(settings(Optional.empty(), true)));

        CrossingOutcome outcome =
                bridge.cross(
                        Samples.by(
                                new Author(Optional.empty(), false, true),
                                fromAgent(conversation, "a1", "hi")));

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
    }

    @Test
    void aMessageWithNothingACustomerCouldReadIsEmpty() {
        Conversation conversation = bridge.acquainted(KHANH);

        CrossingOutcome outcome =
                bridge.cross(
                        fromAgent(conversation, "a1", List.of(new Content.Unsupported("poll"))));

        assertThat(outcome).isEqualTo(new Finished(Result.EMPTY));
        assertThat(bridge.log.calls()).doesNotContain("DeliveryLedger.read", "Messenger.send");
    }

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
        CrossingOutcome outcome =
                bridge.cross(
                        Samples.in(
                                Optional.of(new HelpdeskUserId("somebody")),
                                OURS,
                                fromAgent(Samples.conversation("web"), "a1", "hi")));

        assertThat(outcome).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.log.calls()).doesNotContain("ContactBook.save");
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

    private static ConnectionSettings settings(Optional<AgentId> noteAuthor, boolean botMessages) {
        ConnectionSettings usual = Samples.connection().settings();
        return new ConnectionSettings(
                usual.language(), usual.channel(), noteAuthor, usual.nameSuffix(), botMessages);
    }
}
