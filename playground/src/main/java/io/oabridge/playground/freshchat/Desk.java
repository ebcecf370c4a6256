package io.oabridge.playground.freshchat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All conversations, and the one lock they are touched under: what is done inside {@link #with} is
 * one step, and its webhooks leave in the order of the steps.
 */
final class Desk {
    private final Map<String, Conversation> byKey = new HashMap<>();
    private final Map<String, List<Conversation>> byUser = new HashMap<>();
    private final List<Conversation> all = new ArrayList<>();

    /** Does work on the conversation of this GUID or number. */
    synchronized <R> Checked<R> with(String key, Function<Conversation, Checked<R>> work) {
        return Optional.ofNullable(byKey.get(key))
                .map(work)
                .orElseGet(() -> Checked.invalid(ApiError.notFound("CONVERSATION")));
    }

    /** Adds a conversation, and does the first work on it in the same step. */
    synchronized <R> R open(Conversation conversation, Function<Conversation, R> work) {
        List<Conversation> older =
                byUser.computeIfAbsent(conversation.userId(), user -> new ArrayList<>());
        older.forEach(Conversation::supersede);
        older.add(conversation);
        all.add(conversation);
        byKey.put(conversation.id(), conversation);
        byKey.put(String.valueOf(conversation.number()), conversation);
        return work.apply(conversation);
    }

    /** Oldest first. */
    synchronized <R> R all(Function<List<Conversation>, R> work) {
        return work.apply(List.copyOf(all));
    }

    /** The ids of a user's conversations; their order means nothing. */
    synchronized List<String> idsOf(String userId) {
        return byUser.getOrDefault(userId, List.of()).stream().map(Conversation::id).toList();
    }
}
