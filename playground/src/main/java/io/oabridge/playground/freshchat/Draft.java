package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A message somebody wants to post, its form already checked.
 *
 * @param source {@code api} or {@code web}, as {@code message_source} tells it
 */
record Draft(
        Actor actor,
        boolean isPrivate,
        List<JsonNode> parts,
        List<JsonNode> replyParts,
        String source) {
    Draft {
        parts = List.copyOf(parts);
        replyParts = List.copyOf(replyParts);
    }
}
