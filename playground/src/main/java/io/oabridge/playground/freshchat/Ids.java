package io.oabridge.playground.freshchat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the two kinds of ids Freshchat has: GUIDs, and numbers of 15 digits. */
final class Ids {
    private final AtomicLong conversations = new AtomicLong(700_000_000_000_000L);
    private final AtomicLong interactions = new AtomicLong(515_000_000_000_000L);

    String guid() {
        return UUID.randomUUID().toString();
    }

    long conversationNumber() {
        return conversations.incrementAndGet();
    }

    long interactionNumber() {
        return interactions.incrementAndGet();
    }
}
