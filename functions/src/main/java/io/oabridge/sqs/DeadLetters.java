package io.oabridge.sqs;

/** Where messages wait that the workers gave up on. */
@FunctionalInterface
public interface DeadLetters {

    /**
     * Keeps the message, body and group unchanged; to park one message twice keeps it once. Throws
     * whatever went wrong when it is not certain that the message is kept.
     *
     * @param cause a short stable word
     */
    void park(QueuedMessage message, String cause);
}
