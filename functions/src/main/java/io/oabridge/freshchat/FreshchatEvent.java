package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.transport.Json;
import java.util.Optional;

/** The envelope of a webhook (docs/platforms/freshchat.md §6.4). */
record FreshchatEvent(JsonNode json) {

    Optional<String> action() {
        return Json.text(json, "action");
    }

    Optional<String> time() {
        return Json.text(json, "action_time");
    }

    /** WhatsApp's outbound status reports come to the same address in another envelope. */
    boolean isAnotherKindOfWebhook() {
        return Json.text(json, "event_type").isPresent();
    }

    Optional<FreshchatMessage> message() {
        JsonNode message = Json.at(json, "data", "message");
        return message.isObject()
                ? Optional.of(new FreshchatMessage(message, Json.text(json, "actor", "actor_type")))
                : Optional.empty();
    }

    /** The App ID the event says it belongs to; events about conversations carry it deeper. */
    Optional<String> appId() {
        Optional<String> ofMessage = Json.text(json, "data", "message", "app_id");
        if (ofMessage.isPresent()) {
            return ofMessage;
        }
        return Json.at(json, "data")
                .valueStream()
                .flatMap(about -> Json.text(about, "conversation", "app_id").stream())
                .findFirst();
    }
}
