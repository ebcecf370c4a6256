package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.LiveEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every message in the order it was written. Writing one tells those who watch and queues its
 * webhook in the same step, so that events leave in the order of the messages.
 */
final class Conversations {
    private final LiveEvents live;
    private final EventBodies bodies;
    private final MessageView view;
    private final Webhooks webhooks;
    private final List<Message> all = new ArrayList<>();
    private final Map<String, List<Message>> byUser = new HashMap<>();
    private final Map<String, Message> byId = new HashMap<>();

    Conversations(LiveEvents live, EventBodies bodies, MessageView view, Webhooks webhooks) {
        this.live = live;
        this.bodies = bodies;
        this.view = view;
        this.webhooks = webhooks;
    }

    synchronized void write(User user, Message message) {
        all.add(message);
        byUser.computeIfAbsent(user.id(), id -> new ArrayList<>()).add(message);
        byId.put(message.id(), message);
        ObjectNode event = view.json(message);
        live.publish("message", event.objectNode().put("userId", user.id()).set("message", event));
        webhooks.send(user.id(), bodies.message(user, message));
    }

    /** Tells of something that is no message. */
    synchronized void tell(String userId, ObjectNode event) {
        webhooks.send(userId, event);
    }

    synchronized Optional<Message> find(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    /** Oldest first. */
    synchronized List<Message> of(String userId) {
        return List.copyOf(byUser.getOrDefault(userId, List.of()));
    }

    /** Of everybody, newest first. */
    synchronized List<Message> newest(long offset, int count) {
        return page(all, offset, count);
    }

    /** Of one user, newest first. */
    synchronized List<Message> newestOf(String userId, long offset, int count) {
        return page(byUser.getOrDefault(userId, List.of()), offset, count);
    }

    /** How many messages users wrote, and how many the account. */
    synchronized Totals totals() {
        long received = all.stream().filter(Message::fromUser).count();
        return new Totals(received, all.size() - received);
    }

    private static List<Message> page(List<Message> messages, long offset, int count) {
        return messages.reversed().stream()
                .sorted(Comparator.comparing(Message::time).reversed())
                .skip(offset)
                .limit(count)
                .toList();
    }

    /** Counts for the switchboard. */
    record Totals(long received, long sent) {}
}
