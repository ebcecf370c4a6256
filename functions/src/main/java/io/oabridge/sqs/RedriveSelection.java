package io.oabridge.sqs;

import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are meant; what is left out does not matter.
 *
 * @param cause what the cause begins with, because some causes go on with details
 * @param since the earliest moment the bridge got the webhook
 * @param until the first moment that is too late
 * @param limit how many at most, 1 or more
 */
public record RedriveSelection(
        Optional<String> cause, Optional<Instant> since, Optional<Instant> until, int limit) {

    boolean includes(DeadLetter letter) {
        Instant at = letter.receivedAt();
        return cause.map(letter.shownCause()::startsWith).orElse(true)
                && since.map(it -> !at.isBefore(it)).orElse(true)
                && until.map(at::isBefore).orElse(true);
    }
}
