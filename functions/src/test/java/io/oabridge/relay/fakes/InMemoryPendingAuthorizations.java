package io.oabridge.relay.fakes;

import io.oabridge.relay.port.PendingAuthorizations;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The permission pages that are open. */
public final class InMemoryPendingAuthorizations implements PendingAuthorizations {
    private final Map<String, Visit> visits = new HashMap<>();

    @Override
    public void save(String state, String codeVerifier, Instant expiresAt) {
        visits.put(state, new Visit(codeVerifier, expiresAt));
    }

    @Override
    public Optional<String> take(String state, Instant now) {
        return Optional.ofNullable(visits.remove(state))
                .filter(visit -> visit.expiresAt().isAfter(now))
                .map(Visit::codeVerifier);
    }

    private record Visit(String codeVerifier, Instant expiresAt) {}
}
