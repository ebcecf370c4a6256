package io.oabridge.relay.fakes;

import io.oabridge.domain.Conversation;
import io.oabridge.relay.port.NoteMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was told, and until when it is not told again. */
public final class InMemoryNoteMemory implements NoteMemory {
    private final Map<Told, Instant> told = new HashMap<>();

    @Override
    public boolean isFresh(Conversation conversation, String cause, Instant now) {
        return Optional.ofNullable(told.get(new Told(conversation, cause)))
                .filter(until -> until.isAfter(now))
                .isPresent();
    }

    @Override
    public void remember(Conversation conversation, String cause, Instant until) {
        told.put(new Told(conversation, cause), until);
    }

    private record Told(Conversation conversation, String cause) {}
}
