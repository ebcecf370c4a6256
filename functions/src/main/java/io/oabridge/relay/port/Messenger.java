package io.oabridge.relay.port;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The customer's side. Every call is one request to the platform, bounded in time; none of them
 * retries.
 */
public interface Messenger {

    /**
     * Cuts and reshapes parts so that each result is exactly one message on this platform, in
     * order. Deterministic: a repeated delivery must number its messages as the first one did.
     */
    List<Content> fit(List<Content> parts);

    /**
     * The longest text that is one message here, in UTF-16 units; {@link #fit} cuts longer ones.
     */
    int textLimit();

    /** Sends one result of {@link #fit}. */
    SendOutcome send(AccessToken token, Customer customer, Content part);

    /**
     * Looks for a message whose sending was left uncertain: the same content, sent by us no earlier
     * than {@code notBefore}, and not {@code claimed} by another delivery. {@code notBefore} is by
     * our clock; the adapter allows for its platform's clock being behind. {@code Missing} means
     * nobody can tell.
     */
    Answer<Optional<MessageId>> findSent(
            AccessToken token,
            Customer customer,
            Content part,
            Instant notBefore,
            Predicate<MessageId> claimed);

    /**
     * The words of an earlier message between the account and the customer, whoever wrote it; empty
     * when it is not among the newest ones or has no words. Reads several pages if need be, and
     * nothing else.
     */
    Answer<Optional<String>> quoted(AccessToken token, Customer customer, MessageId message);

    /**
     * The customer's public name and picture. {@code Missing} when the platform keeps them to
     * itself.
     */
    Answer<Profile> profile(AccessToken token, Customer customer);

    /** The account a token belongs to. */
    Answer<Account> account(AccessToken token);

    /** A messenger account as its owner knows it. */
    record Account(ConnectionId id, String name) {}
}
