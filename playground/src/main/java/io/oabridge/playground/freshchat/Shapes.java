package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Conversations and messages as the API and the webhooks write them. */
final class Shapes {
    private final Account account;

    Shapes(Account account) {
        this.account = account;
    }

    /** The message object ({@code docs/platforms/freshchat.md} §3.5). */
    ObjectNode message(Conversation conversation, Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = json.putArray("message_parts");
        message.parts().forEach(part -> parts.add(part.deepCopy()));
        json.put("app_id", account.appId());
        json.put("actor_id", message.actor().id());
        account.agent(message.actor().id())
                .ifPresent(agent -> json.put("org_actor_id", agent.orgId()));
        json.put("id", message.id());
        json.put("channel_id", conversation.channelId());
        json.put("conversation_id", conversation.id());
        numbers(json, conversation);
        json.put("interaction_id", message.interactionId());
        json.put("actor_type", message.actor().kind().wire());
        json.put("created_time", Times.text(message.created()));
        json.put("user_id", conversation.userId());
        json.put("restrictResponse", false);
        json.put("botsPrivateNote", false);
        json.put("isBotsInput", false);
        json.setAll(message.extras().deepCopy());
        return json;
    }

    /**
     * The conversation as {@code GET /conversations/{id}} answers it ({@code
     * docs/platforms/freshchat.md} §3.1).
     */
    ObjectNode conversation(Conversation conversation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("conversation_id", conversation.id());
        json.put("conversation_internal_id", conversation.number());
        json.put("app_id", account.appId());
        json.put("status", conversation.status());
        json.put("channel_id", conversation.channelId());
        json.put("skill_id", 0);
        assignment(json, conversation);
        json.set("properties", conversation.properties().deepCopy());
        json.put("user_id", conversation.userId());
        json.putArray("users").addObject().put("id", conversation.userId());
        json.put("created_time", Times.text(conversation.created()));
        json.put("updated_time", Times.text(conversation.updated()));
        return json;
    }

    /** The shorter conversation of the webhooks ({@code docs/platforms/freshchat.md} §6.4). */
    ObjectNode conversationInWebhook(Conversation conversation, String status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("conversation_id", conversation.id());
        json.put("app_id", account.appId());
        json.put("status", status);
        json.put("channel_id", conversation.channelId());
        numbers(json, conversation);
        assignment(json, conversation);
        json.put("skill_id", 0).put("sla_policy_id", 0).put("sla_breached", false);
        return json;
    }

    /**
     * Numeric strings, unlike {@code conversation_internal_id} ({@code docs/platforms/freshchat.md}
     * §6.4).
     */
    private void numbers(ObjectNode json, Conversation conversation) {
        json.put("freshchat_conversation_id", String.valueOf(conversation.number()));
        account.channel(conversation.channelId())
                .ifPresent(channel -> json.put("freshchat_channel_id", channel.number()));
    }

    private void assignment(ObjectNode json, Conversation conversation) {
        account.agent(conversation.agentId())
                .ifPresent(agent ->
                        json.put("assigned_agent_id", agent.id())
                                .put("assigned_org_agent_id", agent.orgId()));
        if (!conversation.groupId().isEmpty()) {
            json.put("assigned_group_id", conversation.groupId());
        }
    }
}
