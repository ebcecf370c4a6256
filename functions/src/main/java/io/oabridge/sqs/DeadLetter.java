package io.oabridge.sqs;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that was given up.
 *
 * @param id SQS's message id, the same each time it is received
 * @param group the conversation
 * @param cause why it was given up; empty when SQS itself moved it here after too many receipts
 * @param lastSentAt when its last life in the queue began, or, when nobody noted that, when SQS got
 *     it
 */
public record DeadLetter(
        String id,
        String receiptHandle,
        String group,
        String body,
        Optional<String> cause,
        Instant lastSentAt) {

    /** What is shown, and asked for, where no cause was noted. */
    public static final String NO_CAUSE = "too-many-receipts";

    public String shownCause() {
        return cause.orElse(NO_CAUSE);
    }

    /** When the bridge got the webhook: redriving does not make a message younger. */
    public Instant receivedAt() {
        return envelope() instanceof RelayEnvelope.Read read ? read.receivedAt() : lastSentAt;
    }

    public RelayEnvelope envelope() {
        return EnvelopeCodec.read(body);
    }

    /** Without the body: it holds what people wrote. */
    @Override
    public String toString() {
        return "DeadLetter[id=" + id + ", cause=" + shownCause() + "]";
    }
}
