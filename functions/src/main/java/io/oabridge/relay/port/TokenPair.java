package io.oabridge.relay.port;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import java.time.Duration;
import java.time.Instant;

/** An access token, its lifetime, and the single-use refresh token that makes the next pair. */
public record TokenPair(AccessToken access, Secret refresh, Instant issuedAt, Instant expiresAt) {

    /** How much of the access token's life is left: 1 when new, 0 or less when it is over. */
    public double lifeLeft(Instant now) {
        double whole = Duration.between(issuedAt, expiresAt).toMillis();
        return whole <= 0 ? 0 : Duration.between(now, expiresAt).toMillis() / whole;
    }
}
