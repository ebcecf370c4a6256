package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import java.time.Instant;

/**
 * What agents were told lately, so that one cause does not fill a conversation with equal notes.
 */
public interface NoteMemory {

    /** Whether this cause was told in this conversation and is not to be repeated yet. */
    boolean isFresh(Conversation conversation, String cause, Instant now);

    /** Notes that it was told. Called after the note is there: one that failed must not count. */
    void remember(Conversation conversation, String cause, Instant until);
}
