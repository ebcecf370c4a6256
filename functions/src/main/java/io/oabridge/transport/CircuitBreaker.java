package io.oabridge.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps calls away from a host that leaves them without an answer, so that a platform that hangs
 * costs a worker nothing for most messages, and its other work goes on. After some calls in a row
 * without an answer it admits one call per pause, until one is answered.
 */
final class CircuitBreaker {
    static final int OPENS_AFTER = 5;

    private final Duration pause;
    private final InstantSource clock;
    private int unanswered;
    private Instant nextTrial = Instant.MIN;

    /**
     * @param pause at least as long as a call may take, so that trials do not pile up
     */
    CircuitBreaker(Duration pause, InstantSource clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether a call may be made now; its end is to be told. */
    synchronized boolean admits() {
        if (unanswered < OPENS_AFTER) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTrial)) {
            return false;
        }
        nextTrial = now.plus(pause);
        return true;
    }

    /** Any answer will do, an error too: who answers does not hang. */
    synchronized void answered() {
        unanswered = 0;
    }

    /**
     * @return whether this was the call that opened it
     */
    synchronized boolean unanswered() {
        unanswered++;
        if (unanswered != OPENS_AFTER) {
            return false;
        }
        nextTrial = clock.instant().plus(pause);
        return true;
    }
}
