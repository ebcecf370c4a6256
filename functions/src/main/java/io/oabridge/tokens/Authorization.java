package io.oabridge.tokens;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.PendingAuthorizations;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Connects an account through the platform's permission page, with a one-time state and PKCE.
 * Connecting again replaces whatever tokens were stored, which is the way out of a spent refresh
 * token.
 */
public final class Authorization {
    private static final Duration PAGE_LIFETIME = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;

    private final PendingAuthorizations pending;
    private final TokenIssuer issuer;
    private final TokenVault vault;
    private final Messenger messenger;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * @param random must be cryptographically strong
     */
    public Authorization(
            PendingAuthorizations pending,
            TokenIssuer issuer,
            TokenVault vault,
            Messenger messenger,
            RandomGenerator random,
            InstantSource clock) {
        this.pending = pending;
        this.issuer = issuer;
        this.vault = vault;
        this.messenger = messenger;
        this.random = random;
        this.clock = clock;
    }

    /** Starts a visit to the permission page. */
    public Started start() {
        Started started = new Started(randomText(), randomText());
        pending.save(started.state(), started.codeVerifier(), clock.instant().plus(PAGE_LIFETIME));
        return started;
    }

    /**
     * Ends a visit: takes the state, trades the code, asks the platform whose token it is, stores
     * it.
     *
     * @param claimed the account the callback names; the platform's own word decides
     */
    public Outcome finish(String state, String code, ConnectionId claimed) {
        Optional<String> verifier = pending.take(state, clock.instant());
        if (verifier.isEmpty()) {
            return new Outcome.UnknownVisit();
        }
        return switch (issuer.exchange(code, verifier.get())) {
            case Issue.Issued(TokenPair pair) -> store(pair, claimed);
            case Issue.Rejected(String errorCode, String explanation) ->
                    new Outcome.Failed(errorCode, explanation);
            case Issue.NotIssued(String cause) -> new Outcome.Failed("not-reached", cause);
            case Issue.Lost(String cause) -> new Outcome.Failed("no-answer", cause);
        };
    }

    /**
     * A pair in hand is always stored, for the old one is dead by now. The callback's word is taken
     * only when the platform does not say whose token it is.
     */
    private Outcome store(TokenPair pair, ConnectionId claimed) {
        return switch (messenger.account(pair.access())) {
            case Answer.Given<Messenger.Account>(Messenger.Account account) -> {
                vault.replace(account.id(), pair);
                yield new Outcome.Connected(account.id(), account.name());
            }
            case Answer.Missing<Messenger.Account> _ -> {
                vault.replace(claimed, pair);
                yield new Outcome.Connected(claimed, claimed.account());
            }
        };
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A visit under way; the verifier stays here, the state travels. */
    public record Started(String state, String codeVerifier) {}

    /** How a visit ended. */
    public sealed interface Outcome {
        record Connected(ConnectionId connection, String name) implements Outcome {}

        /** The state was never given out, is older than ten minutes, or was used before. */
        record UnknownVisit() implements Outcome {}

        record Failed(String code, String explanation) implements Outcome {}
    }
}
