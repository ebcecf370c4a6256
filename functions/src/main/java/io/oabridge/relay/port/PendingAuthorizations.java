package io.oabridge.relay.port;

import java.time.Instant;
import java.util.Optional;

/** The permission pages that were opened and have not come back. Each can be taken once. */
public interface PendingAuthorizations {

    void save(String state, String codeVerifier, Instant expiresAt);

    /**
     * The code verifier that belongs to {@code state}; empty when it is unknown, expired or was
     * taken before.
     */
    Optional<String> take(String state, Instant now);
}
