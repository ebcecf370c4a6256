package io.oabridge.sqs;

import java.util.List;

/**
 * The dead letters of one queue, oldest of each conversation first. What was received is hidden
 * from everybody until it is removed or released, and hides the rest of its conversation.
 * Everything here throws when SQS does not do what it is asked.
 */
public interface DeadLetterBox {

    /** Some more letters; none when there are no others that can be seen now. */
    List<DeadLetter> next();

    /** How many letters there are, hidden ones included, as well as SQS knows. */
    int size();

    /**
     * Puts the letter into the queue it came from, behind what its conversation has there, body
     * unchanged. It is as new as any message there. Doing it twice within five minutes does it
     * once.
     */
    void putBack(DeadLetter letter);

    /** Takes away a letter that was put back. */
    void remove(DeadLetter letter);

    /**
     * Lets letters be seen again, in the order they had.
     *
     * @param receiptHandles of the letters, as they were received
     */
    void release(List<String> receiptHandles);
}
