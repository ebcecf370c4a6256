package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What can happen to a conversation, with the webhooks that follow. Every method is called inside
 * {@link Desk}.
 */
final class Lifecycle {
    private final Account account;
    private final Ids ids;
    private final ResolvedPosts resolvedPosts;
    private final InstantSource clock;
    private final Webhooks webhooks;

    Lifecycle(FreshchatSettings settings, Account account, Ids ids, Webhooks webhooks) {
        this.account = account;
        this.ids = ids;
        this.resolvedPosts = settings.behaviour().resolvedPosts();
        this.clock = settings.clock();
        this.webhooks = webhooks;
    }

    Conversation start(String channelId, String userId) {
        return new Conversation(ids, channelId, userId, clock.instant());
    }

    /** Shows a conversation that was started without a message. */
    void show(Conversation conversation) {
        webhooks.changed(conversation);
    }

    /**
     * Posts a message; a resolved conversation re-opens or refuses it ({@code
     * docs/platforms/freshchat.md} §3.4).
     */
    Checked<Message> post(Conversation conversation, Draft draft) {
        Actor actor = draft.actor();
        if (actor.kind() == Actor.Kind.USER && !actor.id().equals(conversation.userId())) {
            return Checked.invalid(ApiError.invalid("actor_id is not a user of this conversation"));
        }
        if (refuses(conversation)) {
            return Checked.invalid(
                    ApiError.invalid(
                            "Conversation is not the latest conversation of the user, messages"
                                    + " can only be sent to the latest one"));
        }
        if (conversation.isResolved() && !draft.isPrivate()) {
            boolean byAgent = actor.kind() == Actor.Kind.AGENT;
            reopen(conversation, actor, byAgent ? "reopened" : "new");
        }
        Message message = compose(conversation, draft);
        add(conversation, message);
        return Checked.valid(message);
    }

    /** The message as it would be stored, without storing it. */
    Message compose(Conversation conversation, Draft draft) {
        ObjectNode extras = JsonNodeFactory.instance.objectNode();
        extras.put("message_type", draft.isPrivate() ? "private" : "normal");
        extras.put("message_source", draft.source());
        if (!draft.replyParts().isEmpty()) {
            extras.putArray("reply_parts").addAll(draft.replyParts());
        }
        return message(conversation, draft.actor(), extras, draft.parts());
    }

    /**
     * Of the signs of a status line ({@code docs/platforms/freshchat.md} §6.5), this one has {@code
     * message_source: system}.
     */
    void resolve(Conversation conversation, Actor actor) {
        if (conversation.isResolved()) {
            return;
        }
        conversation.status(Conversation.RESOLVED, clock.instant());
        line(
                conversation,
                actor,
                "Conversation was marked resolved by ",
                extras -> {
                    extras.put("message_source", "system");
                    extras.putObject("meta_data").put("isResolved", true);
                });
        webhooks.resolved(conversation, actor);
        webhooks.changed(conversation);
    }

    /** And this one has {@code message_type: system}. */
    void reopen(Conversation conversation, Actor actor, String status) {
        if (!conversation.isResolved()) {
            return;
        }
        Instant now = clock.instant();
        conversation.status(status, now);
        conversation.startPeriod(now);
        line(
                conversation,
                actor,
                "Conversation was reopened by ",
                extras -> {
                    extras.put("message_type", "system");
                    extras.putObject("meta_data").put("isReopen", true);
                });
        webhooks.reopened(conversation, actor);
        webhooks.changed(conversation);
    }

    void assign(Conversation conversation, Actor actor, String agentId, String groupId) {
        String fromAgent = conversation.agentId();
        String fromGroup = conversation.groupId();
        if (fromAgent.equals(agentId) && fromGroup.equals(groupId)) {
            return;
        }
        conversation.assign(agentId, groupId, clock.instant());
        webhooks.assigned(conversation, actor, fromAgent, fromGroup);
        webhooks.changed(conversation);
    }

    void status(Conversation conversation, String status) {
        conversation.status(status, clock.instant());
        webhooks.changed(conversation);
    }

    /** From now on the conversation counts as resolved and replaced. */
    void bar(Conversation conversation) {
        conversation.bar(clock.instant());
        webhooks.changed(conversation);
    }

    void read(Conversation conversation) {
        conversation.read();
        webhooks.changed(conversation);
    }

    /** In whose name a change through the API is made. */
    Actor actorOfApi(Conversation conversation) {
        return Actor.agent(
                conversation.agentId().isEmpty()
                        ? account.firstAgent().id()
                        : conversation.agentId());
    }

    private boolean refuses(Conversation conversation) {
        return conversation.isBarred()
                || (conversation.isResolved()
                        && switch (resolvedPosts) {
                            case REOPEN -> false;
                            case REFUSE_WHEN_REPLACED -> conversation.isSuperseded();
                            case REFUSE -> true;
                        });
    }

    /** A user's own doing is told by an agent's line too: an actor filter alone lets it through. */
    private void line(
            Conversation conversation, Actor by, String text, Consumer<ObjectNode> marks) {
        Actor teller = by.kind() == Actor.Kind.AGENT ? by : actorOfApi(conversation);
        String name =
                by.equals(teller)
                        ? account.agent(by.id()).map(Account.Agent::name).orElse("an agent")
                        : "the customer";
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.putObject("text").set("content", TextNode.valueOf(text + name));
        ObjectNode extras = JsonNodeFactory.instance.objectNode();
        marks.accept(extras);
        add(conversation, message(conversation, teller, extras, List.of(part)));
    }

    private Message message(
            Conversation conversation, Actor actor, ObjectNode extras, List<JsonNode> parts) {
        return new Message(
                ids.guid(), clock.instant(), actor, conversation.interactionId(), parts, extras);
    }

    private void add(Conversation conversation, Message message) {
        conversation.add(message);
        webhooks.message(conversation, message);
        webhooks.changed(conversation);
    }
}
