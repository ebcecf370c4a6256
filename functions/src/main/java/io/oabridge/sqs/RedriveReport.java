package io.oabridge.sqs;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a redrive found and did in one queue.
 *
 * @param entries the letters that were meant, in the order they were found
 * @param left how many others were seen and left as they are
 * @param notSeen how many more there are, as well as SQS knows: behind ten others of their
 *     conversation that stay, or more than there was time for
 */
public record RedriveReport(List<Entry> entries, int left, int notSeen) {
    public RedriveReport {
        entries = List.copyOf(entries);
    }

    public long count(Fate fate) {
        return entries.stream().filter(entry -> entry.fate() == fate).count();
    }

    /**
     * One letter and what became of it; nothing of what it says.
     *
     * @param conversation the group, made of the platforms' ids
     * @param receivedAt when the bridge got the webhook
     * @param deliveredParts how many parts of the message have arrived already; empty when unknown
     */
    public record Entry(
            String conversation,
            String cause,
            Instant receivedAt,
            OptionalInt deliveredParts,
            Fate fate) {}

    /** What became of a letter. */
    public enum Fate {
        /** Would be redriven: this was a dry run. */
        FOUND,
        /** Is in its queue again. */
        REDRIVEN,
        /** Stays where it was, because SQS did not take it. */
        FAILED,
        /** Stays, because one before it in its conversation failed. */
        BEHIND_A_FAILURE,
        /** Was redriven a moment ago and given up again at once. */
        GIVEN_UP_AGAIN
    }
}
