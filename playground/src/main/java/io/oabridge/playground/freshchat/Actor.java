package io.oabridge.playground.freshchat;

import java.util.Locale;

/**
 * Who did something.
 *
 * @param id empty for the system itself
 */
record Actor(Kind kind, String id) {
    static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

    static Actor user(String id) {
        return new Actor(Kind.USER, id);
    }

    static Actor agent(String id) {
        return new Actor(Kind.AGENT, id);
    }

    /** The actor types of {@code docs/platforms/freshchat.md} §6.4. */
    enum Kind {
        USER,
        AGENT,
        SYSTEM,
        BOT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
