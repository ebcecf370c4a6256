package io.oabridge.relay.port;

import io.oabridge.domain.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the token pair of each connection and the lease of whoever renews it. A refresh token works
 * once, so every change is conditional on the version that was read: nobody can overwrite a newer
 * pair.
 */
public interface TokenVault {

    /** What is stored; never stale. */
    Optional<StoredTokens> read(ConnectionId connection);

    /**
     * Takes the right to renew version {@code version}, until {@code until}.
     *
     * @return false when somebody else holds it, the pair has changed, or the connection must be
     *     authorised again
     */
    boolean lease(ConnectionId connection, long version, Instant now, Instant until);

    /** Gives the lease back without a new pair. */
    void release(ConnectionId connection, long version);

    /**
     * Stores the successor of version {@code version} and ends the lease.
     *
     * @return false when the stored version is no longer that one; nothing was written then
     */
    boolean store(ConnectionId connection, long version, TokenPair successor);

    /**
     * Marks version {@code version} as dead: only an administrator can connect the account again.
     */
    void markReconnectNeeded(ConnectionId connection, long version);

    /** Stores a pair an administrator has just authorised, whatever was there before. */
    void replace(ConnectionId connection, TokenPair authorised);

    /** A pair with its version; {@code reconnectNeeded} means its refresh token is spent. */
    record StoredTokens(TokenPair pair, long version, boolean reconnectNeeded) {}
}
