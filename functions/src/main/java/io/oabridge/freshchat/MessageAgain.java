package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an agent's message again: a file part may lack its address when the webhook leaves
 * (docs/platforms/freshchat.md §4). There is no way to ask for one message, so it is looked for in
 * the conversation's newest.
 */
final class MessageAgain {
    private static final int MAX_PAGES = 3;
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final FreshchatApi api;

    MessageAgain(FreshchatApi api) {
        this.api = api;
    }

    /** With the parts it has now; unchanged when it is not found. */
    Answer<ChatMessage.FromAgent> read(ChatMessage.FromAgent message) {
        String from = message.sentAt().minus(MARGIN).toString();
        ApiReply page =
                api.get(
                        "/conversations/"
                                + FreshchatApi.encoded(message.conversation().id().value())
                                + "/messages?page=1&items_per_page=50&from_time="
                                + FreshchatApi.encoded(from));
        Set<String> followed = new HashSet<>();
        while (page instanceof ApiReply.Ok(JsonNode body)) {
            Optional<List<Content>> parts = parts(body, message.id().value());
            Optional<String> next = Json.text(body, "link", "href");
            if (parts.isPresent()) {
                return Answer.given(with(parts.get(), message));
            }
            if (next.isEmpty() || !followed.add(next.get()) || followed.size() >= MAX_PAGES) {
                return Answer.given(message);
            }
            page = api.follow(next.get());
        }
        return page instanceof ApiReply.Failed failed
                ? Answer.missing(failed.failure())
                : Answer.given(message);
    }

    private static Optional<List<Content>> parts(JsonNode body, String id) {
        return Json.at(body, "messages")
                .valueStream()
                .map(FreshchatMessage::new)
                .filter(listed -> listed.id().filter(id::equals).isPresent())
                .map(FreshchatMessage::parts)
                .filter(parts -> !parts.isEmpty())
                .findFirst();
    }

    private static ChatMessage.FromAgent with(List<Content> parts, ChatMessage.FromAgent message) {
        return new ChatMessage.FromAgent(
                message.conversation(),
                message.author(),
                message.user(),
                message.channel(),
                message.id(),
                message.sentAt(),
                parts);
    }
}
