package io.oabridge.sqs;

/** Works the messages of a batch, from many threads. */
@FunctionalInterface
public interface Worker {

    /** Makes one attempt; one that throws is tried again. */
    Handled handle(QueuedMessage message);

    /**
     * A message was given up and lies with the dead letters now: whoever misses it can be told, and
     * will not be contradicted by what comes next. What is thrown changes nothing any more.
     */
    default void parked(QueuedMessage message, String cause) {}
}
