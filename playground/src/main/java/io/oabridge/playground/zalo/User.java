package io.oabridge.playground.zalo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with a Zalo account.
 *
 * @param byApp the same person's id within the app
 * @param lastInteraction empty while the person has never written to the account
 * @param sharedInfo what the person entered in the account's form, if anything
 */
record User(
        String id,
        String byApp,
        String name,
        boolean follower,
        Optional<Instant> lastInteraction,
        Map<String, String> sharedInfo) {
    User {
        sharedInfo = Map.copyOf(sharedInfo);
    }

    /** Whether the account may know anything of this person; docs/platforms/zalo.md §4.1. */
    boolean stranger() {
        return !follower && lastInteraction.isEmpty();
    }

    User following(boolean follows) {
        return new User(id, byApp, name, follows, lastInteraction, sharedInfo);
    }

    User named(String other) {
        return new User(id, byApp, other, follower, lastInteraction, sharedInfo);
    }

    User interacted(Optional<Instant> when) {
        return new User(id, byApp, name, follower, when, sharedInfo);
    }

    User sharing(Map<String, String> info) {
        return new User(id, byApp, name, follower, lastInteraction, info);
    }

    /** As after the person withdrew every consent. */
    User withdrawn() {
        return new User(id, byApp, name, false, Optional.empty(), Map.of());
    }
}
