package io.oabridge.sqs;

import java.time.Instant;

/**
 * One message of a batch.
 *
 * @param id SQS's message id, by which a failure is reported
 * @param group the conversation; messages of one group are in order
 * @param body the envelope
 * @param sentAt when it was first put into the queue
 * @param receiveCount 1 on the first try; also counts the times it waited behind its group
 */
public record QueuedMessage(
        String id,
        String receiptHandle,
        String group,
        String body,
        Instant sentAt,
        int receiveCount) {

    /** Without the body: it holds what people wrote. */
    @Override
    public String toString() {
        return "QueuedMessage[id="
                + id
                + ", sentAt="
                + sentAt
                + ", receiveCount="
                + receiveCount
                + "]";
    }
}
