package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What people do, on their phones and in OA Manager, with all that follows from it. */
final class Phones {
    private final Users users;
    private final Conversations conversations;
    private final EventBodies events;
    private final RandomIds ids;
    private final InstantSource clock;

    Phones(
            Users users,
            Conversations conversations,
            EventBodies events,
            RandomIds ids,
            InstantSource clock) {
        this.users = users;
        this.conversations = conversations;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The user writes, which opens the account's window.
     *
     * @param id empty for a new one
     * @param when empty for now
     */
    Message write(User user, Message.Body body, String id, Optional<Instant> when) {
        Instant time = when.orElseGet(clock::instant);
        users.change(
                user.id(),
                known ->
                        known.lastInteraction().filter(time::isBefore).isPresent()
                                ? known
                                : known.interacted(Optional.of(time)));
        return write(user, true, body, id, time, Optional.empty());
    }

    /** A person of the company writes by hand. */
    Message answer(User user, Message.Body body, String adminId) {
        return write(user, false, body, "", clock.instant(), Optional.of(adminId));
    }

    void follow(User user) {
        users.change(user.id(), known -> known.following(true));
        conversations.tell(user.id(), events.follow(user));
    }

    void unfollow(User user) {
        users.change(user.id(), known -> known.following(false));
        conversations.tell(user.id(), events.unfollow(user));
    }

    void withdraw(User user) {
        users.change(user.id(), User::withdrawn);
        conversations.tell(
                user.id(),
                events.about(user, "user_withdraw", JsonNodeFactory.instance.objectNode()));
    }

    /**
     * Anything else that happens on a phone; docs/platforms/zalo.md §5.5.
     *
     * @param name of the event, which may be unknown to Zalo itself
     * @param fields what it tells beyond who is meant
     */
    void happen(User user, String name, ObjectNode fields) {
        ObjectNode event =
                switch (name) {
                    case "user_seen_message", "user_received_message" ->
                            events.between(user, true, name, "message", fields.path("message"));
                    case "user_reacted_message" ->
                            events.between(user, false, name, "message", fields.path("message"));
                    case "user_submit_info" -> submitted(user, fields.path("info"));
                    case "user_click_chatnow" -> {
                        Instant now = clock.instant();
                        users.change(user.id(), known -> known.interacted(Optional.of(now)));
                        yield events.about(user, name, fields);
                    }
                    default -> events.about(user, name, fields);
                };
        conversations.tell(user.id(), event);
    }

    private ObjectNode submitted(User user, JsonNode info) {
        Map<String, String> shared = new HashMap<>();
        info.properties().forEach(field -> shared.put(field.getKey(), field.getValue().asText()));
        users.change(user.id(), known -> known.sharing(shared));
        return events.between(user, false, "user_submit_info", "info", info);
    }

    private Message write(
            User user,
            boolean fromUser,
            Message.Body body,
            String id,
            Instant time,
            Optional<String> admin) {
        Message message =
                new Message(id.isEmpty() ? ids.id() : id, user.id(), fromUser, body, time, admin);
        conversations.write(user, message);
        return message;
    }
}
