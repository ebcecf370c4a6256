package io.oabridge.relay.port;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a platform may be called, by all workers together where they share it. It is asked
 * right before each call and never throws: when it cannot tell, the call is granted, because a
 * limiter in trouble must not stop messages.
 */
public interface CallBudget {

    /** Asks for one call. */
    Permission ask();

    /** The platform has said that no call will be answered before then. */
    void closeUntil(Instant until);

    /** Grants every call and remembers nothing. */
    static CallBudget unlimited() {
        return new CallBudget() {
            @Override
            public Permission ask() {
                return new Permission.Granted();
            }

            @Override
            public void closeUntil(Instant until) {}
        };
    }

    /** Whether a call may be made now. */
    sealed interface Permission {
        record Granted() implements Permission {}

        /** No call now; worth asking again no sooner than {@code after}. */
        record Wait(Duration after) implements Permission {}
    }
}
