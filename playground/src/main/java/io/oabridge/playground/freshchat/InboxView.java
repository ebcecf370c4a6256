package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Conversations and messages as an agent sees them in the inbox. */
final class InboxView {
    private final Account account;
    private final Customers customers;

    InboxView(Account account, Customers customers) {
        this.account = account;
        this.customers = customers;
    }

    ObjectNode row(Conversation conversation) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", conversation.id());
        row.put("status", conversation.status());
        row.put("channelId", conversation.channelId());
        Optional<Customer> customer = customers.find(conversation.userId());
        ObjectNode user = row.putObject("user");
        user.put("id", conversation.userId());
        user.put("name", customer.map(Customer::name).orElse(""));
        user.put(
                "avatar",
                customer.map(c -> c.fields().path("avatar").path("url").asText("")).orElse(""));
        ObjectNode properties = user.putObject("properties");
        customer.ifPresent(c ->
                c.fields()
                        .path("properties")
                        .forEach(property ->
                                properties.put(
                                        property.path("name").asText(),
                                        property.path("value").asText())));
        row.put("lastText", lastText(conversation));
        row.put("unread", conversation.unread());
        row.put("updated", conversation.updated().toEpochMilli());
        return row;
    }

    ObjectNode message(Conversation conversation, Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", message.id());
        json.put("actor", message.actor().kind().wire());
        json.put("actorName", nameOf(message.actor()));
        json.put("conversationId", conversation.id());
        json.put("private", message.isPrivate());
        json.put("status", message.isStatusLine());
        ArrayNode parts = json.putArray("parts");
        message.parts().forEach(part -> flatten(parts, part));
        message.extras().path("reply_parts").forEach(part -> flatten(parts, part));
        json.put("time", message.created().toEpochMilli());
        return json;
    }

    private String nameOf(Actor actor) {
        return switch (actor.kind()) {
            case USER -> customers.find(actor.id()).map(Customer::name).orElse("");
            case AGENT -> account.agent(actor.id()).map(Account.Agent::name).orElse("");
            case SYSTEM, BOT -> actor.kind().wire();
        };
    }

    private static String lastText(Conversation conversation) {
        for (Message message : conversation.messages().reversed()) {
            for (JsonNode part : message.parts()) {
                String text = part.path("text").path("content").asText("").strip();
                if (!text.isEmpty()) {
                    return text;
                }
                if (!part.has("text")) {
                    return "[" + part.fieldNames().next() + "]";
                }
            }
        }
        return "";
    }

    private static void flatten(ArrayNode parts, JsonNode part) {
        for (Map.Entry<String, JsonNode> entry : part.properties()) {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("collection")) {
                value.path("sub_parts").forEach(inner -> flatten(parts, inner));
            } else {
                parts.addObject()
                        .put("type", entry.getKey())
                        .put("text", value.path("content").asText(value.path("label").asText("")))
                        .put("url", value.path("url").asText(""))
                        .put("name", value.path("name").asText(""))
                        .put("size", value.path("file_size_in_bytes").asLong(0));
            }
        }
    }
}
