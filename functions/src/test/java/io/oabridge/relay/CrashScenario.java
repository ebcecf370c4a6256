package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.KHANH_PROFILE;
import static io.oabridge.relay.fakes.Samples.answering;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static io.oabridge.relay.fakes.Samples.resolution;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Happening;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import io.oabridge.relay.port.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One message about to cross, and what must be true of the other side once it has.
 *
 * @param arrange sets the stage and gives the message
 * @param promise checks what people see
 */
record CrashScenario(
        String name,
        Function<BridgeUnderTest, Happening> arrange,
        Consumer<BridgeUnderTest> promise) {

    private static final String LONG_TEXT = "dài ".repeat(501);

    static Stream<CrashScenario> all() {
        return Stream.concat(toHelpdesk(), toMessenger());
    }

    /** A stage on which nothing has gone wrong yet. */
    Stage start() {
        BridgeUnderTest bridge = new BridgeUnderTest();
        Happening message = arrange.apply(bridge);
        bridge.log.spare();
        return new Stage(bridge, message);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Stream<CrashScenario> toHelpdesk() {
        return Stream.of(
                new CrashScenario(
                        "first message of a customer without a name",
                        _ -> fromCustomer(KHANH, "m1", "hello"),
                        bridge -> agentsRead(bridge, 1, "hello")),
                new CrashScenario(
                        "first message of a customer with a name",
                        bridge -> {
                            bridge.messenger.introduce(KHANH, KHANH_PROFILE);
                            return fromCustomer(KHANH, "m1", "hello");
                        },
                        bridge -> {
                            agentsRead(bridge, 1, "hello");
                            assertThat(bridge.helpdesk.users().getFirst().profile())
                                    .isEqualTo(KHANH_PROFILE);
                        }),
                new CrashScenario(
                        "second message",
                        bridge -> {
                            bridge.acquainted(KHANH);
                            return fromCustomer(KHANH, "m2", "two");
                        },
                        bridge -> agentsRead(bridge, 1, "hello", "two")),
                new CrashScenario(
                        "the same words a second time",
                        bridge -> {
                            bridge.acquainted(KHANH);
                            return fromCustomer(KHANH, "m2", "hello");
                        },
                        bridge -> agentsRead(bridge, 1, "hello", "hello")),
                new CrashScenario(
                        "message after the conversation ended",
                        bridge -> {
                            bridge.helpdesk.end(bridge.acquainted(KHANH));
                            return fromCustomer(KHANH, "m2", "hello");
                        },
                        bridge -> agentsRead(bridge, 2, "hello", "hello")),
                new CrashScenario(
                        "message that brings the name",
                        bridge -> {
                            bridge.acquainted(KHANH);
                            bridge.messenger.introduce(KHANH, KHANH_PROFILE);
                            return fromCustomer(KHANH, "m2", "two");
                        },
                        bridge -> {
                            agentsRead(bridge, 1, "hello", "two");
                            assertThat(bridge.contact(KHANH).named()).isTrue();
                        }),
                new CrashScenario(
                        "answer to an earlier message",
                        bridge -> {
                            bridge.acquainted(KHANH);
                            bridge.messenger.wasSaid(new MessageId("a0"), "red or blue?");
                            return answering(new MessageId("a0"), fromCustomer(KHANH, "m2", "red"));
                        },
                        bridge -> agentsRead(bridge, 1, "hello", "> red or blue?\n\nred")),
                new CrashScenario(
                        "message of a customer with another name than yesterday",
                        bridge -> {
                            bridge.messenger.introduce(KHANH, KHANH_PROFILE);
                            bridge.acquainted(KHANH);
                            bridge.messenger.introduce(
                                    KHANH, new Profile("Khánh Minh", Optional.empty()));
                            bridge.clock.advance(Duration.ofDays(1));
                            return fromCustomer(KHANH, "m2", "two");
                        },
                        bridge -> agentsRead(bridge, 1, "hello", "two")),
                new CrashScenario(
                        "user found by reference, token replaced on the way",
                        bridge -> {
                            bridge.helpdesk.addUser(KHANH, new Profile("K", Optional.empty()));
                            bridge.messenger.accept(ScriptedAccessTokens.REPLACEMENT);
                            return fromCustomer(KHANH, "m1", "hello");
                        },
                        bridge -> agentsRead(bridge, 1, "hello")));
    }

    private static Stream<CrashScenario> toMessenger() {
        return Stream.of(
                new CrashScenario(
                        "one text",
                        bridge -> fromAgent(bridge.acquainted(KHANH), "a1", "xin chào"),
                        bridge -> customerReceived(bridge, "xin chào")),
                new CrashScenario(
                        "several parts, one of them cut",
                        bridge -> fromAgent(bridge.acquainted(KHANH), "a1", "one", "two|three"),
                        bridge -> customerReceived(bridge, "one", "two", "three")),
                new CrashScenario(
                        "the same words three times in one message",
                        bridge -> fromAgent(bridge.acquainted(KHANH), "a1", "ok", "ok", "ok"),
                        bridge -> customerReceived(bridge, "ok", "ok", "ok")),
                new CrashScenario(
                        "the same words in a second message",
                        bridge -> {
                            Conversation conversation = bridge.acquainted(KHANH);
                            bridge.deliver(fromAgent(conversation, "a1", "ok"));
                            return fromAgent(conversation, "a2", "ok");
                        },
                        bridge -> customerReceived(bridge, "ok", "ok")),
                new CrashScenario(
                        "text too long for one message",
                        bridge ->
                                fromAgent(
                                        bridge.acquainted(KHANH), "a1", "one", LONG_TEXT, "three"),
                        bridge -> {
                            var file = bridge.files.all().getFirst();
                            customerReceived(
                                    bridge, "one", "Full text: " + file.address(), "three");
                            assertThat(bridge.files.all()).hasSize(1);
                            assertThat(file.text()).isEqualTo(LONG_TEXT);
                        }),
                new CrashScenario(
                        "conversation that was opened and never remembered",
                        CrashScenario::forgotten,
                        bridge -> {
                            customerReceived(bridge, "here you are");
                            assertThat(bridge.contact(KHANH).conversation())
                                    .contains(bridge.helpdesk.conversations().getFirst());
                        }),
                new CrashScenario(
                        "token replaced on the way",
                        bridge -> {
                            bridge.messenger.accept(ScriptedAccessTokens.REPLACEMENT);
                            return fromAgent(bridge.acquainted(KHANH), "a1", "one", "two");
                        },
                        bridge -> customerReceived(bridge, "one", "two")),
                new CrashScenario(
                        "notice that the conversation is closed",
                        bridge -> {
                            bridge.change(it -> it.withResolvedNotice(Optional.of("bye")));
                            return resolution(bridge.acquainted(KHANH), "t1");
                        },
                        bridge -> customerReceived(bridge, "bye")),
                new CrashScenario(
                        "second of three parts refused",
                        bridge -> {
                            bridge.messenger.refuse(
                                    new Content.Text("bad"), Samples.refusal("-230"));
                            return fromAgent(bridge.acquainted(KHANH), "a1", "one", "bad", "three");
                        },
                        bridge -> {
                            customerReceived(bridge, "one", "three");
                            assertThat(bridge.notes())
                                    .isNotEmpty()
                                    .allMatch(note -> note.contains("bad"));
                        }),
                new CrashScenario(
                        "text refused the first time only",
                        bridge -> {
                            bridge.messenger
                                    .faults()
                                    .failNext(Operation.SEND, Samples.refusal("-230"));
                            return fromAgent(bridge.acquainted(KHANH), "a1", "bad");
                        },
                        CrashScenario::receivedOrExplained));
    }

    private static Happening forgotten(BridgeUnderTest bridge) {
        Conversation conversation = bridge.acquainted(KHANH);
        Contact contact = bridge.contact(KHANH);
        bridge.contacts.forget(KHANH);
        return Samples.in(
                Optional.of(contact.user()),
                Optional.of(Samples.CHANNEL),
                fromAgent(conversation, "a1", "here you are"));
    }

    private static void agentsRead(BridgeUnderTest bridge, int conversations, String... words) {
        assertThat(bridge.readOf(KHANH)).containsExactly(words);
        assertThat(bridge.helpdesk.users()).hasSize(1);
        assertThat(bridge.helpdesk.conversations()).hasSize(conversations);
        assertThat(bridge.contact(KHANH).conversation())
                .contains(bridge.helpdesk.conversations().getLast());
    }

    private static void customerReceived(BridgeUnderTest bridge, String... words) {
        assertThat(bridge.receivedBy(KHANH)).isEqualTo(List.of(words));
    }

    /** Never both: an agent who was told that it did not arrive must be able to believe it. */
    private static void receivedOrExplained(BridgeUnderTest bridge) {
        assertThat(bridge.receivedBy(KHANH)).hasSize(bridge.notes().isEmpty() ? 1 : 0);
    }

    /** A bridge and the message it has to bring across. */
    record Stage(BridgeUnderTest bridge, Happening message) {}
}
