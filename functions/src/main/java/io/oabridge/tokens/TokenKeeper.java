package io.oabridge.tokens;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.relay.port.TokenVault.StoredTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps every connection's access token alive. A refresh token works once and its use kills the
 * access token, so there is one writer at a time: whoever holds the lease. The new pair is stored
 * before anybody uses it. A pair whose refresh token may be spent is marked dead, and only an
 * administrator can replace it.
 */
public final class TokenKeeper implements AccessTokens {
    /** Longer than two exchanges with the token endpoint can take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration RENEWAL_TAKES = Duration.ofSeconds(1);
    private static final Duration RECONNECT_CHECK = Duration.ofSeconds(15);
    private static final double RENEW_BELOW = 0.40;

    private final TokenVault vault;
    private final TokenIssuer issuer;
    private final Meter meter;
    private final InstantSource clock;

    public TokenKeeper(TokenVault vault, TokenIssuer issuer, Meter meter, InstantSource clock) {
        this.vault = vault;
        this.issuer = issuer;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public Answer<AccessToken> current(ConnectionId connection) {
        return usable(connection)
                .then(stored ->
                        stored.pair().expiresAt().isAfter(clock.instant())
                                ? Answer.given(stored.pair().access())
                                : renew(connection, stored));
    }

    /**
     * Reads the store first: the rejected token may have been replaced since the caller read it.
     */
    @Override
    public Answer<AccessToken> replacementFor(ConnectionId connection, AccessToken rejected) {
        return usable(connection)
                .then(stored ->
                        stored.pair().access().equals(rejected)
                                ? renew(connection, stored)
                                : Answer.given(stored.pair().access()));
    }

    /** Renews the token when less than 40 % of its life is left; for the schedule. */
    public Upkeep keepAlive(ConnectionId connection) {
        Optional<StoredTokens> stored = vault.read(connection);
        if (stored.isEmpty() || stored.get().reconnectNeeded()) {
            meter.count(Signal.RECONNECT_NEEDED, "waiting");
            return Upkeep.RECONNECT_NEEDED;
        }
        double lifeLeft = stored.get().pair().lifeLeft(clock.instant());
        meter.measure(Measure.TOKEN_LIFE, Math.round(100 * Math.max(0, lifeLeft)));
        if (lifeLeft >= RENEW_BELOW) {
            return Upkeep.FRESH_ENOUGH;
        }
        return switch (renew(connection, stored.get())) {
            case Answer.Given<AccessToken> _ -> Upkeep.RENEWED;
            case Answer.Missing<AccessToken> _ -> Upkeep.NOT_RENEWED;
        };
    }

    private Answer<StoredTokens> usable(ConnectionId connection) {
        Optional<StoredTokens> stored = vault.read(connection);
        return stored.isEmpty() || stored.get().reconnectNeeded()
                ? Answer.missing(new SendOutcome.RetryLater(RECONNECT_CHECK, "reconnect-needed"))
                : Answer.given(stored.get());
    }

    private Answer<AccessToken> renew(ConnectionId connection, StoredTokens stored) {
        Instant now = clock.instant();
        if (!vault.lease(connection, stored.version(), now, now.plus(LEASE))) {
            return Answer.missing(new SendOutcome.RetryLater(RENEWAL_TAKES, "token-being-renewed"));
        }
        Issue first = issuer.refresh(stored.pair().refresh());
        // The old pair is worthless after a lost answer, so asking again can only help: if the
        // first request did not
        // arrive the second gets the new pair, and if it did the platform says so.
        Issue issue = first instanceof Issue.Lost ? issuer.refresh(stored.pair().refresh()) : first;
        return switch (issue) {
            case Issue.Issued(TokenPair pair) -> keep(connection, stored, pair);
            case Issue.NotIssued(String cause) when first instanceof Issue.Lost ->
                    giveUp(connection, stored, cause);
            case Issue.NotIssued(String cause) -> {
                vault.release(connection, stored.version());
                meter.count(Signal.TOKEN_REFRESH_FAILED, "not-issued");
                yield Answer.missing(new SendOutcome.RetryLater(RECONNECT_CHECK, cause));
            }
            case Issue.Rejected(String code, String _) -> giveUp(connection, stored, code);
            case Issue.Lost(String cause) -> giveUp(connection, stored, cause);
        };
    }

    private Answer<AccessToken> keep(ConnectionId connection, StoredTokens old, TokenPair pair) {
        if (vault.store(connection, old.version(), pair)) {
            meter.count(Signal.TOKEN_REFRESHED, connection.provider());
            return Answer.given(pair.access());
        }
        return usable(connection).then(stored -> Answer.given(stored.pair().access()));
    }

    private Answer<AccessToken> giveUp(
            ConnectionId connection, StoredTokens stored, String reason) {
        vault.markReconnectNeeded(connection, stored.version());
        meter.count(Signal.TOKEN_REFRESH_FAILED, reason);
        meter.count(Signal.RECONNECT_NEEDED, "now");
        return Answer.missing(new SendOutcome.RetryLater(RECONNECT_CHECK, "reconnect-needed"));
    }

    /** What the scheduled look at a token found or did. */
    public enum Upkeep {
        FRESH_ENOUGH,
        RENEWED,
        NOT_RENEWED,
        RECONNECT_NEEDED
    }
}
