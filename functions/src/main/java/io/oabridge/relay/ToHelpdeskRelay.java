package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Language;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.PartState;
import io.oabridge.relay.port.PostOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings a customer's message to the agents: at most once, and again only after the helpdesk was
 * asked whether an earlier attempt arrived. The whole message is one post, so it is one part in the
 * ledger.
 */
public final class ToHelpdeskRelay {
    /** The number of a customer's message in the ledger, which is one part. */
    static final int WHOLE = 0;

    private final CrossingPorts ports;
    private final Helpdesk helpdesk;
    private final DeliveryLedger ledger;
    private final Introduction introduction;
    private final Quotation quotation;
    private final ProfileRefresh refresh;
    private final LateNotes lateNotes;
    private final InstantSource clock;

    public ToHelpdeskRelay(
            CrossingPorts ports, NoteMemory noteMemory, Meter meter, InstantSource clock) {
        this.ports = ports;
        this.helpdesk = ports.helpdesk();
        this.ledger = ports.ledger();
        AuthorizedMessenger messenger = new AuthorizedMessenger(ports.messenger(), ports.tokens());
        this.introduction = new Introduction(ports.contacts(), helpdesk, messenger, clock);
        this.quotation = new Quotation(messenger);
        this.refresh = new ProfileRefresh(ports.contacts(), helpdesk, messenger, clock);
        this.lateNotes = new LateNotes(helpdesk, noteMemory, meter, clock);
        this.clock = clock;
    }

    /** Makes one attempt. Safe to repeat, also after a crash at any point of an earlier attempt. */
    public CrossingOutcome cross(ChatMessage.FromCustomer message) {
        Optional<Connection> connection = ports.connections().find(message.customer().connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        DeliveryKey key = DeliveryKey.of(message);
        return switch (ledger.read(key).getOrDefault(WHOLE, new PartState.Untried())) {
            case PartState.Open before -> cross(message, connection.get(), key, before);
            case PartState.Untold _, PartState.Settled _ -> new Finished(Result.DUPLICATE);
        };
    }

    private CrossingOutcome cross(
            ChatMessage.FromCustomer message,
            Connection connection,
            DeliveryKey key,
            PartState.Open before) {
        return switch (introduction.of(message.customer(), connection)) {
            case Answer.Given<Contact>(Contact contact) ->
                    new Attempt(connection, contact, message, key).from(before);
            case Answer.Missing<Contact>(SendOutcome.Failure failure) -> notDelivered(failure);
        };
    }

    private static CrossingOutcome notDelivered(SendOutcome.Failure failure) {
        return switch (failure) {
            case SendOutcome.RetryLater(Duration after, String cause) -> new Waiting(after, cause);
            case SendOutcome.Uncertain(String cause) ->
                    new Waiting(CrossingOutcome.SETTLING_TIME, cause);
            case SendOutcome.TokenRejected(String code) -> new Waiting(Duration.ZERO, code);
            case SendOutcome.Refused refused ->
                    switch (refused.scope()) {
                        case CONNECTION -> new Waiting(Duration.ZERO, refused.code());
                        case MESSAGE -> new Stuck(refused.code());
                    };
        };
    }

    /** One attempt for one message, with everything that is known about it. */
    private final class Attempt {
        private final Connection connection;
        private final Contact contact;
        private final ChatMessage.FromCustomer message;
        private final DeliveryKey key;

        Attempt(
                Connection connection,
                Contact contact,
                ChatMessage.FromCustomer message,
                DeliveryKey key) {
            this.connection = connection;
            this.contact = contact;
            this.message = message;
            this.key = key;
        }

        private Language language() {
            return connection.settings().language();
        }

        CrossingOutcome from(PartState.Open before) {
            return switch (before) {
                case PartState.Untried _ -> post(before, quotation.shown(message, language()));
                case PartState.Attempting attempt ->
                        switch (quotation.forms(message, language())) {
                            case Answer.Given<List<ChatMessage.FromCustomer>>(var forms) ->
                                    readBack(attempt, forms);
                            case Answer.Missing<List<ChatMessage.FromCustomer>>(
                                            SendOutcome.Failure failure) ->
                                    notDelivered(failure);
                        };
            };
        }

        private CrossingOutcome readBack(
                PartState.Attempting before, List<ChatMessage.FromCustomer> forms) {
            for (ChatMessage.FromCustomer form : forms) {
                switch (find(form, before.since())) {
                    case Answer.Missing<Optional<PostOutcome.Posted>>(
                                    SendOutcome.Failure failure) -> {
                        return notDelivered(failure);
                    }
                    case Answer.Given<Optional<PostOutcome.Posted>>(var hit) -> {
                        if (hit.isPresent()) {
                            return posted(hit.get());
                        }
                    }
                }
            }
            return post(before, forms.getFirst());
        }

        /** In the conversation we know, then in the user's newest one. */
        private Answer<Optional<PostOutcome.Posted>> find(
                ChatMessage.FromCustomer form, Instant notBefore) {
            Answer<Optional<PostOutcome.Posted>> known =
                    contact.conversation().isPresent()
                            ? find(contact.conversation(), form, notBefore)
                            : Answer.given(Optional.empty());
            return known.then(hit ->
                    hit.isPresent() ? Answer.given(hit) : find(Optional.empty(), form, notBefore));
        }

        private Answer<Optional<PostOutcome.Posted>> find(
                Optional<Conversation> known, ChatMessage.FromCustomer form, Instant notBefore) {
            Predicate<MessageId> claimed =
                    id -> ledger.isClaimed(Direction.TO_HELPDESK, connection.id(), id);
            return helpdesk.findPosted(connection, known, contact.user(), form, notBefore, claimed);
        }

        private CrossingOutcome post(PartState.Open before, ChatMessage.FromCustomer form) {
            if (!ledger.attempt(key, WHOLE, before, clock.instant())) {
                return new Waiting(Duration.ZERO, "delivered-elsewhere-now");
            }
            PostOutcome outcome =
                    contact.conversation().isPresent()
                            ? helpdesk.post(
                                    connection, contact.conversation().get(), contact.user(), form)
                            : helpdesk.open(connection, contact.user(), form);
            if (outcome instanceof PostOutcome.ConversationOver) {
                outcome = helpdesk.open(connection, contact.user(), form);
            }
            return switch (outcome) {
                case PostOutcome.Posted posted -> posted(posted);
                case PostOutcome.ConversationOver _ -> {
                    ledger.withdraw(key, WHOLE);
                    yield new Waiting(Duration.ZERO, "conversation-over");
                }
                case PostOutcome.OnlyOpened(Conversation opened, SendOutcome.Failure failure) -> {
                    ports.contacts().save(contact.in(opened));
                    yield notPosted(failure);
                }
                case PostOutcome.NotPosted(SendOutcome.Failure failure) -> notPosted(failure);
            };
        }

        private CrossingOutcome notPosted(SendOutcome.Failure failure) {
            if (!(failure instanceof SendOutcome.Uncertain)) {
                ledger.withdraw(key, WHOLE);
            }
            return notDelivered(failure);
        }

        private CrossingOutcome posted(PostOutcome.Posted posted) {
            Contact now = contact.in(posted.conversation());
            if (!now.equals(contact)) {
                ports.contacts().save(now);
            }
            ledger.settle(key, WHOLE, connection.id(), new PartState.Sent(posted.id()));
            lateNotes.arrived(
                    connection, posted.conversation(), Direction.TO_HELPDESK, message.sentAt());
            refresh.of(now, connection);
            return new Finished(Result.DELIVERED);
        }
    }
}
