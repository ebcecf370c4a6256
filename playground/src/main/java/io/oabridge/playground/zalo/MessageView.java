package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message as the switchboard and the page see it. */
final class MessageView {
    private final MediaStore media;

    MessageView(MediaStore media) {
        this.media = media;
    }

    ObjectNode json(Message message) {
        Message.Body body = message.body();
        JsonNode payload =
                body.attachments().isEmpty()
                        ? JsonNodeFactory.instance.objectNode()
                        : body.attachments().getFirst().path("payload");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", message.id());
        json.put("from", message.fromUser() ? "user" : "oa");
        json.put("type", body.type());
        json.put("text", body.text());
        json.put("url", media.watched(payload.path("url").asText("")));
        json.put("name", payload.path("name").asText(payload.path("title").asText("")));
        json.put("time", message.time().toEpochMilli());
        json.put("admin", message.adminId().isPresent());
        json.put("quote", body.quoted().orElse(""));
        ArrayNode attachments = json.putArray("attachments");
        for (JsonNode attachment : body.attachments()) {
            attachments.add(watched(attachment));
        }
        return json;
    }

    private JsonNode watched(JsonNode attachment) {
        JsonNode copy = attachment.deepCopy();
        if (copy.path("payload") instanceof ObjectNode payload) {
            for (String field : new String[] {"url", "thumbnail"}) {
                if (payload.has(field)) {
                    payload.put(field, media.watched(payload.path(field).asText()));
                }
            }
        }
        return copy;
    }
}
