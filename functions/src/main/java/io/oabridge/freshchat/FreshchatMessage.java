package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message as Freshchat writes it down, in webhooks and in lists (docs/platforms/freshchat.md
 * §3.5).
 *
 * @param envelopeActor who caused the event, for the messages that do not say who wrote them
 */
record FreshchatMessage(JsonNode json, Optional<String> envelopeActor) {

    /** Who may have written a message. */
    enum Actor {
        USER,
        AGENT,
        BOT,
        SYSTEM,
        UNKNOWN
    }

    FreshchatMessage(JsonNode json) {
        this(json, Optional.empty());
    }

    Optional<String> id() {
        return Json.id(json, "id");
    }

    Optional<String> conversationId() {
        return Json.id(json, "conversation_id");
    }

    Optional<String> actorId() {
        return Json.id(json, "actor_id");
    }

    /** Empty when there is none, or one that can be no id: it is only of help. */
    Optional<String> id(String field) {
        return Json.id(json, field);
    }

    Optional<Instant> createdAt() {
        return Json.text(json, "created_time").flatMap(Times::read);
    }

    /** Empty when neither the message nor its envelope names one. */
    Optional<Actor> actor() {
        return Json.text(json, "actor_type")
                .or(() -> envelopeActor)
                .map(written ->
                        switch (written.toLowerCase(Locale.ROOT)) {
                            case "user" -> Actor.USER;
                            case "agent" -> Actor.AGENT;
                            case "bot" -> Actor.BOT;
                            case "system" -> Actor.SYSTEM;
                            default -> Actor.UNKNOWN;
                        });
    }

    boolean isBy(HelpdeskUserId user) {
        return actor().filter(Actor.USER::equals).isPresent()
                && actorId().filter(user.value()::equals).isPresent();
    }

    /** Between agents: the type says so, or a bot's flag does. */
    boolean isPrivate() {
        return is("message_type", "private") || flag("botsPrivateNote");
    }

    /**
     * "Conversation was reopened by …": written as an agent's message, with at least one of three
     * signs, none of which is always there (docs/platforms/freshchat.md §6.5, §11).
     */
    boolean isStatusLine() {
        return is("message_type", "system")
                || is("message_source", "system")
                || flag("meta_data", "isResolved")
                || flag("meta_data", "isReopen");
    }

    /** Written by a program; not every delivery says. */
    boolean isThroughApi() {
        return is("message_source", "api");
    }

    /** Whether it has parts in the shape used since 2019, however many. */
    boolean hasPartLists() {
        return Json.at(json, "message_parts").isArray() || Json.at(json, "reply_parts").isArray();
    }

    /** The message's parts, then its reply parts; empty when nothing in it can be seen. */
    List<Content> parts() {
        return AgentParts.of(json);
    }

    /**
     * The code of a message that was taken and then failed (docs/platforms/freshchat.md §3.1);
     * empty for one that is there.
     */
    Optional<String> failure() {
        boolean failed = Json.text(json, "error_message").isPresent() || is("status", "failed");
        return failed
                ? Json.code(json, "error_code").or(() -> Optional.of("message-failed"))
                : Optional.empty();
    }

    /** Whether a part of it is of this kind, such as {@code image}. */
    boolean has(String kind) {
        return Json.at(json, "message_parts")
                .valueStream()
                .anyMatch(part -> part.path(kind).isObject());
    }

    /** What each part says as text; the pieces of one that does not are empty. */
    List<String> texts() {
        return Json.at(json, "message_parts")
                .valueStream()
                .map(part -> Json.text(part, "text", "content").orElse(""))
                .toList();
    }

    private boolean is(String field, String expected) {
        return Json.text(json, field).filter(expected::equalsIgnoreCase).isPresent();
    }

    private boolean flag(String... path) {
        return Json.at(json, path).asBoolean(false);
    }
}
