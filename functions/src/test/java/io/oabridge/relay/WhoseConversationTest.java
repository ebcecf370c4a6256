package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChatMessage.Author;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the agents' messages are for a customer of ours, and which are left alone. */
class WhoseConversationTest {
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

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", " "));

        assertThat(outcome).isEqualTo(new Finished(Result.EMPTY));
        assertThat(bridge.log.calls()).doesNotContain("DeliveryLedger.read", "Messenger.send");
    }

    private static ConnectionSettings settings(Optional<AgentId> noteAuthor, boolean botMessages) {
        ConnectionSettings usual = Samples.connection().settings();
        return new ConnectionSettings(
                usual.language(),
                usual.channel(),
                noteAuthor,
                usual.nameSuffix(),
                usual.longText(),
                usual.resolvedNotice(),
                botMessages,
                usual.mirrorOwnerReplies(),
                usual.reactions(),
                usual.retentionDays());
    }
}
