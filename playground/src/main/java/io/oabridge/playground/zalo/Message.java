package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message between a user and the account.
 *
 * @param body what was said
 * @param adminId who wrote it in OA Manager; empty for users and for the API
 */
record Message(
        String id,
        String userId,
        boolean fromUser,
        Body body,
        Instant time,
        Optional<String> adminId) {

    /**
     * What a message says.
     *
     * @param type as in an event's name: {@code text}, {@code image}, {@code business_card} …
     * @param text empty when there is none
     * @param attachments in the form of webhooks; docs/platforms/zalo.md §5.4
     * @param quoted id of the message this one answers
     */
    record Body(String type, String text, List<JsonNode> attachments, Optional<String> quoted) {
        Body {
            attachments = List.copyOf(attachments);
        }
    }
}
