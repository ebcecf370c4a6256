package io.oabridge.topology;

import java.time.Duration;

/** A FIFO queue between a webhook and its worker, with its dead-letter queue. */
public enum QueueSpec {
    TO_HELPDESK(
            "to-helpdesk",
            EnvironmentKey.TO_HELPDESK_QUEUE_URL,
            EnvironmentKey.TO_HELPDESK_DEAD_LETTER_QUEUE_URL),
    TO_MESSENGER(
            "to-messenger",
            EnvironmentKey.TO_MESSENGER_QUEUE_URL,
            EnvironmentKey.TO_MESSENGER_DEAD_LETTER_QUEUE_URL);

    /** Six times a worker's time-out, as Lambda's queue polling asks for. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(3);

    /**
     * Only a safety net: workers give up by age, not by count, because a message also counts as
     * received while it waits behind another one of its conversation.
     */
    public static final int MAX_RECEIVE_COUNT = 1000;

    public static final Duration RETENTION = Duration.ofDays(14);

    private final String baseName;
    private final EnvironmentKey urlKey;
    private final EnvironmentKey deadLetterUrlKey;

    QueueSpec(String baseName, EnvironmentKey urlKey, EnvironmentKey deadLetterUrlKey) {
        this.baseName = baseName;
        this.urlKey = urlKey;
        this.deadLetterUrlKey = deadLetterUrlKey;
    }

    public String queueName() {
        return baseName + ".fifo";
    }

    public String deadLetterQueueName() {
        return baseName + "-dead-letters.fifo";
    }

    /** The variable that tells a function the queue's address. */
    public EnvironmentKey urlKey() {
        return urlKey;
    }

    /** The variable that tells a function the dead-letter queue's address. */
    public EnvironmentKey deadLetterUrlKey() {
        return deadLetterUrlKey;
    }
}
