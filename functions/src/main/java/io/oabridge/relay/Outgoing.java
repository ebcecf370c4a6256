package io.oabridge.relay;

import io.oabridge.domain.Content;
import java.util.List;
import java.util.Map;

/**
 * A message as it is sent, each part one message on the messenger.
 *
 * @param originals what the agent wrote, for parts that only point to it
 */
record Outgoing(List<Content> parts, Map<Content, Content> originals) {
    Outgoing {
        parts = List.copyOf(parts);
        originals = Map.copyOf(originals);
    }

    /** The part in words its author recognises. */
    Content original(Content part) {
        return originals.getOrDefault(part, part);
    }
}
