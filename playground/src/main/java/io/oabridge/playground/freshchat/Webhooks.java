package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.LiveEvents;
import java.time.InstantSource;

/**
 * Tells the world what happened in a conversation: the receiver of the webhooks with the four
 * documented events ({@code docs/platforms/freshchat.md} §6.4), the page with live events.
 */
final class Webhooks {
    private final Shapes shapes;
    private final Customers customers;
    private final InboxView inbox;
    private final WebhookOutbox outbox;
    private final LiveEvents events;
    private final InstantSource clock;

    Webhooks(
            Shapes shapes,
            Customers customers,
            InboxView inbox,
            WebhookOutbox outbox,
            LiveEvents events,
            InstantSource clock) {
        this.shapes = shapes;
        this.customers = customers;
        this.inbox = inbox;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    void message(Conversation conversation, Message message) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("conversationId", conversation.id());
        shown.set("message", inbox.message(conversation, message));
        events.publish("message", shown);
        send(
                conversation,
                message.actor(),
                "message_create",
                "message",
                shapes.message(conversation, message));
    }

    void resolved(Conversation conversation, Actor actor) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("resolver", actor.kind().wire()).put("resolver_id", actor.id());
        data.set("conversation", shapes.conversationInWebhook(conversation, Conversation.RESOLVED));
        data.put("interaction_id", conversation.interactionId());
        customers
                .find(conversation.userId())
                .ifPresent(customer -> data.set("user", customer.json()));
        send(conversation, actor, "conversation_resolution", "resolve", data);
    }

    /**
     * The webhook says {@code reopened} even where the API then says {@code new} ({@code
     * docs/platforms/freshchat.md} §3.4).
     */
    void reopened(Conversation conversation, Actor actor) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("reopener", actor.kind().wire()).put("reopener_id", actor.id());
        data.set("conversation", shapes.conversationInWebhook(conversation, "reopened"));
        data.put("interaction_id", conversation.interactionId());
        send(conversation, actor, "conversation_reopen", "reopen", data);
    }

    void assigned(Conversation conversation, Actor actor, String fromAgent, String fromGroup) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("assignor", actor.kind().wire()).put("assignor_id", actor.id());
        data.put("to_agent_id", conversation.agentId());
        data.put("to_group_id", conversation.groupId());
        data.put("from_agent_id", fromAgent).put("from_group_id", fromGroup);
        data.set("conversation", shapes.conversationInWebhook(conversation, conversation.status()));
        data.put("interaction_id", conversation.interactionId());
        send(conversation, actor, "conversation_assignment", "assignment", data);
    }

    /** For the page alone: the row of the conversation changed. */
    void changed(Conversation conversation) {
        events.publish("conversation", inbox.row(conversation));
    }

    private void send(
            Conversation conversation, Actor actor, String action, String key, ObjectNode data) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putObject("actor")
                .put("actor_type", actor.kind().wire())
                .put("actor_id", actor.id());
        envelope.put("action", action);
        envelope.put("action_time", Times.text(clock.instant()));
        envelope.putObject("data").set(key, data);
        outbox.send(conversation.id(), envelope);
    }
}
