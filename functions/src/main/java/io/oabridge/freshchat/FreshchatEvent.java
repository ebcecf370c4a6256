package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.util.Optional;

/** The envelope of a webhook (docs/platforms/freshchat.md §6.4). */
record FreshchatEvent(JsonNode json) {
    static final String RESOLUTION = "conversation_resolution";

    Optional<String> action() {
        return Json.text(json, "action");
    }

    Optional<String> time() {
        return Json.text(json, "action_time");
    }

    /** Empty when the event tells of no resolution, or not whose or when. */
    Optional<Happening.Resolution> resolution() {
        JsonNode resolve = Json.at(json, "data", "resolve");
        Optional<String> account = Json.text(resolve, "conversation", "app_id");
        Optional<String> conversation = Json.id(resolve, "conversation", "conversation_id");
        Optional<String> occasion =
                Json.id(json, "action_time").or(() -> Json.id(resolve, "interaction_id"));
        if (account.isEmpty() || conversation.isEmpty() || occasion.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Happening.Resolution(
                        new Conversation(
                                new HelpdeskAccountId(account.get()),
                                new ConversationId(conversation.get())),
                        new MessageId(occasion.get())));
    }

    /** Whether it tells of the resolution of a conversation whose id can be none. */
    boolean isOfAnUnusableConversation() {
        JsonNode conversation = Json.at(json, "data", "resolve", "conversation");
        return isResolution()
                && Json.text(conversation, "conversation_id").isPresent()
                && Json.id(conversation, "conversation_id").isEmpty();
    }

    boolean isResolution() {
        return action().filter(RESOLUTION::equals).isPresent();
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
