package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Direction;
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
import io.oabridge.relay.port.PartState;
import io.oabridge.relay.port.PostOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings a customer's message to the agents: at most once, and again only after the helpdesk was
 * asked whether an earlier attempt arrived. The whole message is one post, so it is one part in the
 * ledger.
 */
public final class ToHelpdeskRelay {
    private static final int WHOLE = 0;

    private final CrossingPorts ports;
    private final Helpdesk helpdesk;
    private final DeliveryLedger ledger;
    private final Introduction introduction;
    private final InstantSource clock;

    public ToHelpdeskRelay(CrossingPorts ports, InstantSource clock) {
        this.ports = ports;
        this.helpdesk = ports.helpdesk();
        this.ledger = ports.ledger();
        this.introduction =
                new Introduction(
                        ports.contacts(),
                        helpdesk,
                        new AuthorizedMessenger(ports.messenger(), ports.tokens()));
        this.clock = clock;
    }

    /** Makes one attempt. Safe to repeat, also after a crash at any point of an earlier attempt. */
    public CrossingOutcome cross(ChatMessage.FromCustomer message) {
        Optional<Connection> connection = ports.connections().find(message.customer().connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        DeliveryKey key = DeliveryKey.of(message);
        PartState before = ledger.read(key).getOrDefault(WHOLE, new PartState.Untried());
        if (before instanceof PartState.Settled) {
            return new Finished(Result.DUPLICATE);
        }
        return switch (introduction.of(message.customer(), connection.get())) {
            case Answer.Given<Contact>(Contact contact) ->
                    new Attempt(connection.get(), contact, message, key).from(before);
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

        CrossingOutcome from(PartState before) {
            return switch (before) {
                case PartState.Untried _ -> post(before);
                case PartState.Attempting attempt -> readBack(attempt);
                case PartState.Settled _ -> new Finished(Result.DUPLICATE);
            };
        }

        private CrossingOutcome readBack(PartState.Attempting before) {
            Answer<Optional<PostOutcome.Posted>> found =
                    contact.conversation().isPresent()
                            ? find(contact.conversation(), before.since())
                            : Answer.given(Optional.empty());
            return switch (found.then(
                    hit ->
                            hit.isPresent()
                                    ? Answer.given(hit)
                                    : find(Optional.empty(), before.since()))) {
                case Answer.Given<Optional<PostOutcome.Posted>>(var hit) ->
                        hit.isPresent() ? posted(hit.get()) : post(before);
                case Answer.Missing<Optional<PostOutcome.Posted>>(SendOutcome.Failure failure) ->
                        notDelivered(failure);
            };
        }

        private Answer<Optional<PostOutcome.Posted>> find(
                Optional<Conversation> known, Instant notBefore) {
            Predicate<MessageId> claimed =
                    id -> ledger.isClaimed(Direction.TO_HELPDESK, connection.id(), id);
            return helpdesk.findPosted(
                    connection, known, contact.user(), message, notBefore, claimed);
        }

        private CrossingOutcome post(PartState before) {
            if (!ledger.attempt(key, WHOLE, before, clock.instant())) {
                return new Waiting(Duration.ZERO, "delivered-elsewhere-now");
            }
            PostOutcome outcome =
                    contact.conversation().isPresent()
                            ? helpdesk.post(
                                    connection,
                                    contact.conversation().get(),
                                    contact.user(),
                                    message)
                            : helpdesk.open(connection, contact.user(), message);
            if (outcome instanceof PostOutcome.ConversationOver) {
                outcome = helpdesk.open(connection, contact.user(), message);
            }
            return switch (outcome) {
                case PostOutcome.Posted posted -> posted(posted);
                case PostOutcome.ConversationOver _ -> {
                    ledger.withdraw(key, WHOLE);
                    yield new Waiting(Duration.ZERO, "conversation-over");
                }
                case PostOutcome.NotPosted(SendOutcome.Failure failure) -> {
                    if (!(failure instanceof SendOutcome.Uncertain)) {
                        ledger.withdraw(key, WHOLE);
                    }
                    yield notDelivered(failure);
                }
            };
        }

        private CrossingOutcome posted(PostOutcome.Posted posted) {
            if (!contact.conversation().equals(Optional.of(posted.conversation()))) {
                ports.contacts().save(contact.in(posted.conversation()));
            }
            ledger.settle(key, WHOLE, connection.id(), new PartState.Sent(posted.id()));
            return new Finished(Result.DELIVERED);
        }
    }
}
