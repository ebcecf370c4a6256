package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ChatMessage.Author;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Direction;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.SharedFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings an agent's message to the customer, part by part and in order. What is refused is
 * explained to the agent in a private note; what nobody can know is said to be unknown.
 */
public final class ToMessengerRelay {
    private static final Duration UNTIL_FILE_IS_READY = Duration.ofSeconds(2);
    private static final Duration UNTIL_USER_IS_KNOWN = Duration.ofSeconds(10);

    /** How long a message is waited with for what the helpdesk does not have yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final String FILE_NOT_READY = "file-not-ready";

    private final CrossingPorts ports;
    private final AuthorizedMessenger messenger;
    private final LongTexts longTexts;
    private final AgentNotes notes;
    private final LateNotes lateNotes;
    private final InstantSource clock;

    public ToMessengerRelay(
            CrossingPorts ports,
            SharedFiles files,
            NoteMemory noteMemory,
            Meter meter,
            InstantSource clock) {
        this.ports = ports;
        this.messenger = new AuthorizedMessenger(ports.messenger(), ports.tokens());
        this.longTexts = new LongTexts(messenger, files, ports.ledger());
        this.notes = new AgentNotes(new NotePosting(ports, meter), noteMemory, clock);
        this.lateNotes = new LateNotes(ports.helpdesk(), noteMemory, meter, clock);
        this.clock = clock;
    }

    /** Makes one attempt. Safe to repeat, also after a crash at any point of an earlier attempt. */
    public CrossingOutcome cross(ChatMessage.FromAgent message) {
        return switch (customerOf(message)) {
            case Answer.Missing<Optional<Customer>>(SendOutcome.Failure failure) ->
                    new Waiting(pause(failure), "customer-not-known-yet");
            case Answer.Given<Optional<Customer>>(Optional<Customer> customer) ->
                    customer.map(known -> cross(message, known))
                            .orElse(new Finished(Result.OTHER_CONVERSATION));
        };
    }

    /**
     * Tells the agent that a message will not be tried again by itself; the best that can be done,
     * so no outcome. The first words are those of the first part that did not arrive.
     */
    public void giveUp(ChatMessage.FromAgent message, String cause) {
        ports.contacts()
                .customerOf(message.conversation())
                .ifPresent(customer ->
                        ports.connections()
                                .find(customer.connection())
                                .filter(it -> unwanted(message.author(), it.settings()).isEmpty())
                                .ifPresent(it ->
                                        partByPart(message, customer, it)
                                                .giveUp(
                                                        longTexts.recall(
                                                                DeliveryKey.of(message),
                                                                message.parts(),
                                                                it.settings()),
                                                        cause)));
    }

    private CrossingOutcome cross(ChatMessage.FromAgent message, Customer customer) {
        Optional<Connection> connection = ports.connections().find(customer.connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        Optional<Result> unwanted = unwanted(message.author(), connection.get().settings());
        if (unwanted.isPresent()) {
            return new Finished(unwanted.get());
        }
        return switch (completed(message)) {
            case Answer.Missing<ChatMessage.FromAgent>(SendOutcome.Failure failure) ->
                    new Waiting(pause(failure), FILE_NOT_READY);
            case Answer.Given<ChatMessage.FromAgent>(ChatMessage.FromAgent whole) ->
                    lacksAFile(whole) && isYoung(message)
                            ? new Waiting(UNTIL_FILE_IS_READY, FILE_NOT_READY)
                            : send(whole, customer, connection.get());
        };
    }

    private CrossingOutcome send(
            ChatMessage.FromAgent message, Customer customer, Connection connection) {
        Outgoing outgoing =
                longTexts.share(DeliveryKey.of(message), message.parts(), connection.settings());
        if (outgoing.parts().isEmpty()) {
            return new Finished(Result.EMPTY);
        }
        CrossingOutcome outcome = partByPart(message, customer, connection).send(outgoing);
        if (outcome instanceof Finished(Result result) && result == Result.DELIVERED) {
            lateNotes.arrived(
                    connection, message.conversation(), Direction.TO_MESSENGER, message.sentAt());
        }
        return outcome;
    }

    private static boolean lacksAFile(ChatMessage.FromAgent message) {
        return message.parts().stream().anyMatch(Content.Pending.class::isInstance);
    }

    /** A file that stays away does not hold back the rest for long. */
    private boolean isYoung(ChatMessage.FromAgent message) {
        return clock.instant().isBefore(message.sentAt().plus(YOUNG));
    }

    /**
     * With the files it lacked, where the helpdesk has them; missing when it could not be asked.
     */
    private Answer<ChatMessage.FromAgent> completed(ChatMessage.FromAgent message) {
        if (!lacksAFile(message)) {
            return Answer.given(message);
        }
        Answer<ChatMessage.FromAgent> now = ports.helpdesk().reread(message);
        return now instanceof Answer.Missing<ChatMessage.FromAgent>(SendOutcome.Refused _)
                ? Answer.given(message)
                : now;
    }

    private PartByPart partByPart(
            ChatMessage.FromAgent message, Customer customer, Connection connection) {
        return new PartByPart(
                new PartByPart.Route(connection, customer, message.conversation()),
                DeliveryKey.of(message),
                messenger,
                ports.ledger(),
                notes,
                clock);
    }

    /**
     * A conversation we have not stored may still be ours: its user carries our reference when a
     * crash came between opening it and remembering it, or when an agent opened it. In a channel of
     * ours a user who is not found may only be too new to be found.
     */
    private Answer<Optional<Customer>> customerOf(ChatMessage.FromAgent message) {
        Optional<Customer> known = ports.contacts().customerOf(message.conversation());
        if (known.isPresent() || message.user().isEmpty() || !inOneOfOurChannels(message)) {
            return Answer.given(known);
        }
        return ports.helpdesk()
                .customerOf(message.user().get())
                .then(found -> {
                    found.ifPresent(customer -> remember(customer, message));
                    return found.isEmpty() && message.channel().isPresent() && isYoung(message)
                            ? Answer.missing(
                                    new SendOutcome.RetryLater(
                                            UNTIL_USER_IS_KNOWN, "user-not-known-yet"))
                            : Answer.given(found);
                });
    }

    private boolean inOneOfOurChannels(ChatMessage.FromAgent message) {
        return message.channel().isEmpty()
                || ports.connections().all().stream()
                        .anyMatch(it -> it.settings().channel().equals(message.channel().get()));
    }

    private void remember(Customer customer, ChatMessage.FromAgent message) {
        boolean named = ports.contacts().find(customer).map(Contact::named).orElse(true);
        ports.contacts()
                .save(
                        new Contact(
                                customer,
                                message.user().orElseThrow(),
                                named,
                                Optional.of(message.conversation())));
    }

    private static Optional<Result> unwanted(Author author, ConnectionSettings settings) {
        if (author.bot() && !settings.botMessages()) {
            return Optional.of(Result.BOT_MESSAGE);
        }
        boolean signedByUs =
                author.agent().isPresent() && author.agent().equals(settings.noteAuthor());
        return author.throughApi() && signedByUs
                ? Optional.of(Result.OWN_MESSAGE)
                : Optional.empty();
    }

    private static Duration pause(SendOutcome.Failure failure) {
        return failure instanceof SendOutcome.RetryLater(Duration after, String _)
                ? after
                : Duration.ZERO;
    }
}
