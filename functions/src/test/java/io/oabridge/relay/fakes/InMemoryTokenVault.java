package io.oabridge.relay.fakes;

import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Token pairs under one lock, so that many threads see what a conditional write would show them.
 */
public final class InMemoryTokenVault implements TokenVault {
    private final Map<ConnectionId, Entry> entries = new HashMap<>();

    @Override
    public synchronized Optional<StoredTokens> read(ConnectionId connection) {
        return Optional.ofNullable(entries.get(connection)).map(Entry::tokens);
    }

    @Override
    public synchronized boolean lease(
            ConnectionId connection, long version, Instant now, Instant until) {
        Entry entry = entries.get(connection);
        if (entry == null
                || entry.tokens().version() != version
                || entry.tokens().reconnectNeeded()
                || entry.leasedUntil().isAfter(now)) {
            return false;
        }
        entries.put(connection, new Entry(entry.tokens(), until));
        return true;
    }

    @Override
    public synchronized void release(ConnectionId connection, long version) {
        entries.computeIfPresent(
                connection,
                (_, entry) ->
                        entry.tokens().version() == version
                                ? new Entry(entry.tokens(), Instant.MIN)
                                : entry);
    }

    @Override
    public synchronized boolean store(ConnectionId connection, long version, TokenPair successor) {
        Entry entry = entries.get(connection);
        if (entry == null || entry.tokens().version() != version) {
            return false;
        }
        entries.put(connection, fresh(successor, version + 1));
        return true;
    }

    @Override
    public synchronized void markReconnectNeeded(ConnectionId connection, long version) {
        entries.computeIfPresent(
                connection,
                (_, entry) ->
                        entry.tokens().version() == version
                                ? new Entry(
                                        new StoredTokens(entry.tokens().pair(), version, true),
                                        Instant.MIN)
                                : entry);
    }

    @Override
    public synchronized void replace(ConnectionId connection, TokenPair authorised) {
        long next =
                Optional.ofNullable(entries.get(connection))
                        .map(it -> it.tokens().version() + 1)
                        .orElse(1L);
        entries.put(connection, fresh(authorised, next));
    }

    /** Whether somebody may be renewing the pair at this moment. */
    public synchronized boolean isLeased(ConnectionId connection, Instant now) {
        return Optional.ofNullable(entries.get(connection))
                .map(it -> it.leasedUntil().isAfter(now))
                .orElse(false);
    }

    private static Entry fresh(TokenPair pair, long version) {
        return new Entry(new StoredTokens(pair, version, false), Instant.MIN);
    }

    private record Entry(StoredTokens tokens, Instant leasedUntil) {}
}
