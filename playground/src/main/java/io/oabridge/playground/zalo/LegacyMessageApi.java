package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v2.0/oa/message}, which still takes reactions only; docs/platforms/zalo.md §2.2. */
final class LegacyMessageApi {
    private static final Set<String> ICONS =
            Set.of("/-strong", "/-heart", ":>", ":o", ":-((", ":-h", "--b", "/-remove");

    private final Users users;
    private final Conversations conversations;
    private final EventBodies events;

    LegacyMessageApi(Users users, Conversations conversations, EventBodies events) {
        this.users = users;
        this.conversations = conversations;
        this.events = events;
    }

    void on(Api api) {
        api.post("/v2.0/oa/message", this::react);
    }

    private ApiAnswer react(Call call) {
        JsonNode json = call.json();
        JsonNode action = json.path("sender_action");
        if (!action.isObject()) {
            return ApiAnswer.refused(ApiAnswer.MESSAGE_V2_ENDED);
        }
        String messageId = action.path("react_message_id").asText("");
        String icon = action.path("react_icon").asText("");
        Optional<User> user = users.find(json.path("recipient").path("user_id").asText(""));
        if (user.isEmpty()) {
            return ApiAnswer.refused(ApiAnswer.STRANGER);
        }
        if (!ICONS.contains(icon) || conversations.find(messageId).isEmpty()) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "react_message_id or react_icon is unknown");
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("msg_id", messageId).put("react_icon", icon);
        conversations.tell(
                user.get().id(),
                events.between(user.get(), true, "oa_reacted_message", "message", content));
        return ApiAnswer.success(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message_id", messageId)
                        .put("user_id", user.get().id()));
    }
}
