package io.oabridge.relay.port;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The agents' side. Every call is bounded in time; none of them repeats a request that may have had
 * an effect.
 */
public interface Helpdesk {

    /** The user that stands for a customer; empty when there is none yet. */
    Answer<Optional<HelpdeskUserId>> findUser(Connection connection, Customer customer);

    /**
     * Creates the user that stands for a customer. Call it only after {@link #findUser} came back
     * empty.
     */
    Answer<HelpdeskUserId> createUser(Connection connection, Customer customer, Profile profile);

    /** Shows agents the customer's name and picture where they saw the fallback name. */
    Answer<HelpdeskUserId> rename(Connection connection, HelpdeskUserId user, Profile profile);

    /** Opens a conversation with the message in it, posted as the user. */
    PostOutcome open(Connection connection, HelpdeskUserId user, ChatMessage.FromCustomer message);

    /** Posts a message, as the user, into a conversation that exists. */
    PostOutcome post(
            Connection connection,
            Conversation conversation,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message);

    /**
     * Looks for a message whose posting was left uncertain, in {@code known} or, without one, in
     * the user's newest conversation: the same content, created no earlier than {@code notBefore},
     * not {@code claimed} by another delivery. {@code notBefore} is by our clock; the adapter
     * allows for its platform's clock being behind.
     */
    Answer<Optional<PostOutcome.Posted>> findPosted(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message,
            Instant notBefore,
            Predicate<MessageId> claimed);

    /** Tells the agents something the customer must not see. */
    SendOutcome postNote(Connection connection, Conversation conversation, String text);

    /** Which customer a user stands for; empty when the user is not one of ours. */
    Answer<Optional<Customer>> customerOf(HelpdeskUserId user);

    /**
     * The same message as it reads now: what was not ready when the webhook left may be there. The
     * message as it was given when the helpdesk does not list it.
     */
    Answer<ChatMessage.FromAgent> reread(ChatMessage.FromAgent message);
}
