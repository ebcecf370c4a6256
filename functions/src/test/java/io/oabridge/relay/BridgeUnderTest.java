package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Happening;
import io.oabridge.domain.Secret;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Refused;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.CallLog;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.FixedSecret;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryContactBook;
import io.oabridge.relay.fakes.InMemoryFileStore;
import io.oabridge.relay.fakes.InMemoryLedger;
import io.oabridge.relay.fakes.InMemoryNoteMemory;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.PartState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Both directions over fakes, every port watched. What survives a crash is in the fakes, so a
 * repeated attempt here is what a new process would do after the old one died.
 */
final class BridgeUnderTest {
    /** How long the queue hides a message whose worker died. */
    static final Duration REDELIVERY = Duration.ofSeconds(90);

    static final URI PUBLIC_URL = URI.create("https://bridge.example");

    private static final Secret LINK_KEY = new Secret("invented link key");
    private static final int TRIES = 12;

    final SettableClock clock = new SettableClock();
    final CallLog log = new CallLog();
    final RecordingMessenger messenger = new RecordingMessenger(clock);
    final RecordingHelpdesk helpdesk = new RecordingHelpdesk(clock);
    final ScriptedAccessTokens tokens = new ScriptedAccessTokens();
    final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    final InMemoryContactBook contacts = new InMemoryContactBook();
    final InMemoryLedger ledger = new InMemoryLedger();
    final InMemoryFileStore files = new InMemoryFileStore();
    final InMemoryNoteMemory noteMemory = new InMemoryNoteMemory();
    final CountingMeter meter = new CountingMeter();
    private final FromMessenger fromMessenger;
    private final CrossingPorts ports;
    private FromHelpdesk fromHelpdesk;

    BridgeUnderTest() {
        connections.save(Samples.connection());
        ports =
                new CrossingPorts(
                        log.watch(Messenger.class, messenger),
                        log.watch(Helpdesk.class, helpdesk),
                        log.watch(AccessTokens.class, tokens),
                        log.watch(ConnectionBook.class, connections),
                        log.watch(ContactBook.class, contacts),
                        log.watch(DeliveryLedger.class, ledger));
        fromMessenger =
                new FromMessenger(ports, log.watch(NoteMemory.class, noteMemory), meter, clock);
        fromHelpdesk = fromHelpdesk(Optional.of(PUBLIC_URL));
        log.spare();
    }

    /** The agents' messages are carried by a bridge deployed anew. */
    void redeploy(Optional<URI> publicUrl) {
        fromHelpdesk = fromHelpdesk(publicUrl);
        log.spare();
    }

    private FromHelpdesk fromHelpdesk(Optional<URI> publicUrl) {
        return new FromHelpdesk(
                ports,
                new LinkedFiles(
                        log.watch(FileStore.class, files),
                        new FileIds(new FixedSecret(LINK_KEY)),
                        publicUrl,
                        clock),
                log.watch(NoteMemory.class, noteMemory),
                meter,
                clock);
    }

    /** One attempt. */
    CrossingOutcome cross(Happening happening) {
        return switch (happening) {
            case Happening.InMessenger it -> fromMessenger.cross(it);
            case Happening.InHelpdesk it -> fromHelpdesk.cross(it);
        };
    }

    void giveUp(Happening happening, String cause) {
        switch (happening) {
            case Happening.InMessenger it -> fromMessenger.giveUp(it, cause);
            case Happening.InHelpdesk it -> fromHelpdesk.giveUp(it, cause);
        }
    }

    /** The connection's owner changes a setting. */
    void change(UnaryOperator<ConnectionSettings> change) {
        connections.save(
                Samples.connection(
                        change.apply(connections.find(Samples.SHOP).orElseThrow().settings())));
    }

    /** Attempts as the queue would order them, crashes included, until the message is finished. */
    CrossingOutcome deliver(Happening message) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CrossingOutcome> result = attempt(message);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new AssertionError(
                "not finished after " + TRIES + " attempts: " + DeliveryKey.of(message));
    }

    private Optional<CrossingOutcome> attempt(Happening message) {
        try {
            return switch (cross(message)) {
                case Finished finished -> Optional.of(finished);
                case Refused refused -> Optional.of(refused);
                case Waiting(Duration after, String _) -> {
                    clock.advance(after);
                    yield Optional.empty();
                }
                case Stuck(String cause) -> throw new AssertionError("stuck: " + cause);
            };
        } catch (CallLog.Killed _) {
            log.spare();
            clock.advance(REDELIVERY);
            return Optional.empty();
        }
    }

    /** A customer who has written before, in a conversation that is still open. */
    Conversation acquainted(Customer customer) {
        CrossingOutcome first =
                deliver(Samples.fromCustomer(customer, "hello-" + customer.id(), "hello"));
        assertThat(first).isEqualTo(new Finished(Result.DELIVERED));
        log.spare();
        return contact(customer).conversation().orElseThrow();
    }

    Contact contact(Customer customer) {
        return contacts.find(customer).orElseThrow();
    }

    PartState state(Happening message, int part) {
        return ledger.read(DeliveryKey.of(message)).getOrDefault(part, new PartState.Untried());
    }

    /** What a customer has received, texts only. */
    List<String> receivedBy(Customer customer) {
        return messenger.receivedBy(customer).stream().map(BridgeUnderTest::words).toList();
    }

    /** What agents have read of a customer, one line a message. */
    List<String> readOf(Customer customer) {
        return helpdesk.readOf(customer).stream()
                .map(parts -> String.join(" ", parts.stream().map(BridgeUnderTest::words).toList()))
                .toList();
    }

    List<String> notes() {
        return helpdesk.notes().stream().map(RecordingHelpdesk.Note::text).toList();
    }

    private static String words(Content part) {
        return part instanceof Content.Text(String text) ? text : part.toString();
    }
}
