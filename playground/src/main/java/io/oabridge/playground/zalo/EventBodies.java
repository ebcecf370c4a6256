package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Writes the bodies of webhooks with the fields, types and order of docs/platforms/zalo.md §5.4 and
 * of the samples in docs/platforms/zalo-webhooks.
 */
final class EventBodies {
    /** Their samples show {@code text} even when it is empty. */
    private static final Set<String> ALWAYS_WITH_TEXT =
            Set.of(
                    "text",
                    "image",
                    "link",
                    "location",
                    "video",
                    "business_card",
                    "list",
                    "template");

    private final String appId;
    private final String oaId;
    private final InstantSource clock;

    EventBodies(ZaloSettings settings) {
        this.appId = settings.app().id();
        this.oaId = settings.account().id();
        this.clock = settings.clock();
    }

    /** {@code user_send_*} or {@code oa_send_*}. */
    ObjectNode message(User user, Message message) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("app_id", appId);
        ObjectNode sender = event.putObject("sender");
        sender.put("id", message.fromUser() ? user.id() : oaId);
        message.adminId().ifPresent(admin -> sender.put("admin_id", admin));
        event.put("user_id_by_app", user.byApp());
        event.putObject("recipient").put("id", message.fromUser() ? oaId : user.id());
        event.put(
                "event_name",
                (message.fromUser() ? "user_send_" : "oa_send_") + message.body().type());
        event.set("message", body(message));
        return event.put("timestamp", millis(message.time()));
    }

    /**
     * An event about messages, such as {@code user_seen_message}.
     *
     * @param fromAccount whether the account is the sender
     * @param name of the field {@code content} goes into
     */
    ObjectNode between(
            User user, boolean fromAccount, String event, String name, JsonNode content) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("app_id", appId);
        json.putObject("sender").put("id", fromAccount ? oaId : user.id());
        json.put("user_id_by_app", user.byApp());
        json.putObject("recipient").put("id", fromAccount ? user.id() : oaId);
        json.put("event_name", event);
        json.set(name, content);
        return json.put("timestamp", now());
    }

    ObjectNode follow(User user) {
        return follower(user, "follow")
                .put("source", "oa_profile")
                .put("app_id", appId)
                .put("timestamp", now());
    }

    ObjectNode unfollow(User user) {
        return follower(user, "unfollow").put("app_id", appId).put("timestamp", now());
    }

    /** An event about a user alone, such as {@code user_withdraw}; with {@code fields} added. */
    ObjectNode about(User user, String event, ObjectNode fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("app_id", appId);
        json.put("oa_id", oaId);
        json.put("user_id", user.id());
        json.put("user_id_by_app", user.byApp());
        json.put("event_name", event);
        json.setAll(fields);
        return json.put("timestamp", now());
    }

    private ObjectNode follower(User user, String event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("oa_id", oaId);
        json.putObject("follower").put("id", user.id());
        return json.put("user_id_by_app", user.byApp()).put("event_name", event);
    }

    private static ObjectNode body(Message message) {
        Message.Body body = message.body();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("msg_id", message.id());
        if (!body.text().isEmpty() || ALWAYS_WITH_TEXT.contains(body.type())) {
            json.put("text", body.text());
        }
        body.quoted().ifPresent(quoted -> json.put("quote_msg_id", quoted));
        if (!body.attachments().isEmpty()) {
            ArrayNode attachments = json.putArray("attachments");
            body.attachments().forEach(attachments::add);
        }
        return json;
    }

    private String now() {
        return millis(clock.instant());
    }

    /** Milliseconds as text; docs/platforms/zalo.md §5.4. */
    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }
}
