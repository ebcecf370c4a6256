package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * A message as stored.
 *
 * @param interactionId changes with each (re)open period
 * @param extras fields only some messages have: {@code message_type}, {@code message_source},
 *     {@code reply_parts}, {@code meta_data}
 */
record Message(
        String id,
        Instant created,
        Actor actor,
        String interactionId,
        List<JsonNode> parts,
        ObjectNode extras) {
    Message {
        parts = List.copyOf(parts);
        extras = extras.deepCopy();
    }

    boolean isPrivate() {
        return extras.path("message_type").asText().equals("private");
    }

    /**
     * A line such as "Conversation was reopened by …" ({@code docs/platforms/freshchat.md} §6.5).
     */
    boolean isStatusLine() {
        return extras.has("meta_data");
    }
}
