package io.oabridge.freshchat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns the body of an accepted webhook into what it tells: a message, or that a conversation was
 * resolved. Reads every body that {@link FreshchatWebhook} accepts; what it cannot read is empty,
 * never an exception.
 */
public final class FreshchatEventReader {
    private FreshchatEventReader() {}

    /**
     * @param body a webhook's body as text
     * @param receivedAt stands in for a time the message does not tell
     */
    public static Optional<Happening.InHelpdesk> read(String body, Instant receivedAt) {
        Optional<FreshchatEvent> event = Json.object(body).map(FreshchatEvent::new);
        return event.isPresent() && event.get().isResolution()
                ? event.get().resolution().map(Happening.InHelpdesk.class::cast)
                : event.flatMap(it ->
                        it.message()
                                .flatMap(said -> read(it, said, receivedAt))
                                .map(Happening.InHelpdesk.class::cast));
    }

    private static Optional<ChatMessage.FromAgent> read(
            FreshchatEvent event, FreshchatMessage said, Instant receivedAt) {
        List<Content> parts = said.parts();
        Optional<String> account = event.appId();
        Optional<String> conversation = said.conversationId();
        Optional<String> id = said.id();
        if (parts.isEmpty() || account.isEmpty() || conversation.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        return author(said)
                .map(author ->
                        new ChatMessage.FromAgent(
                                new Conversation(
                                        new HelpdeskAccountId(account.get()),
                                        new ConversationId(conversation.get())),
                                author,
                                said.id("user_id").map(HelpdeskUserId::new),
                                said.id("channel_id").map(ChannelId::new),
                                new MessageId(id.get()),
                                sentAt(event, said, receivedAt),
                                parts));
    }

    /** Empty for everybody who does not write on the agents' side. */
    private static Optional<ChatMessage.Author> author(FreshchatMessage said) {
        return said.actor()
                .filter(actor ->
                        actor == FreshchatMessage.Actor.AGENT
                                || actor == FreshchatMessage.Actor.BOT)
                .map(actor ->
                        new ChatMessage.Author(
                                said.actorId().map(AgentId::new),
                                actor == FreshchatMessage.Actor.BOT,
                                said.isThroughApi()));
    }

    private static Instant sentAt(FreshchatEvent event, FreshchatMessage said, Instant receivedAt) {
        return said.createdAt().or(() -> event.time().flatMap(Times::read)).orElse(receivedAt);
    }
}
