package io.oabridge.sqs;

import java.time.Duration;
import java.util.List;

/** When messages that were not finished come back. */
@FunctionalInterface
public interface Visibility {

    /**
     * Best effort: when it fails, the messages come back after the queue's own time-out instead.
     *
     * @param delay counted from now
     */
    void change(List<QueuedMessage> messages, Duration delay);
}
