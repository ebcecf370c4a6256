package io.oabridge.sqs;

import io.oabridge.sqs.RedriveReport.Entry;
import io.oabridge.sqs.RedriveReport.Fate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings dead letters back into their queue, each conversation's in order. A letter is put back
 * before it is removed, so a crash in between repeats it and loses nothing; the queue drops the
 * repetition for five minutes, the delivery ledger after that. What is not meant stays as it was.
 */
public final class Redrive {
    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

    private final DeadLetterBox box;
    private final Function<RelayEnvelope, OptionalInt> deliveredParts;
    private final InstantSource clock;

    /**
     * @param deliveredParts tells how many parts of a message have arrived, if it can be known
     */
    public Redrive(
            DeadLetterBox box,
            Function<RelayEnvelope, OptionalInt> deliveredParts,
            InstantSource clock) {
        this.box = box;
        this.deliveredParts = deliveredParts;
        this.clock = clock;
    }

    /** Tells what {@link #run} would redrive now. */
    public RedriveReport dryRun(RedriveSelection selection, Instant deadline) {
        return new Run(selection, deadline, false).report();
    }

    /**
     * Redrives what is meant.
     *
     * @param deadline when no more letters are looked at; received letters stay hidden longer
     */
    public RedriveReport run(RedriveSelection selection, Instant deadline) {
        return new Run(selection, deadline, true).report();
    }

    /** One look through the letters. */
    private final class Run {
        private final RedriveSelection selection;
        private final Instant deadline;
        private final boolean forReal;
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> staying = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<String> blocked = new HashSet<>();
        private final Set<String> returned = new HashSet<>();
        private int left;

        Run(RedriveSelection selection, Instant deadline, boolean forReal) {
            this.selection = selection;
            this.deadline = deadline;
            this.forReal = forReal;
        }

        RedriveReport report() {
            int size = box.size();
            try {
                while (entries.size() < selection.limit() && clock.instant().isBefore(deadline)) {
                    List<DeadLetter> letters = box.next();
                    if (letters.isEmpty()) {
                        break;
                    }
                    letters.forEach(this::consider);
                }
            } finally {
                release();
            }
            return new RedriveReport(entries, left, Math.max(0, size - seen.size()));
        }

        private void consider(DeadLetter letter) {
            seen.add(letter.id());
            boolean meant = entries.size() < selection.limit() && selection.includes(letter);
            if (!meant) {
                left++;
                staying.add(letter.receiptHandle());
                return;
            }
            Fate fate = forReal ? redriven(letter) : Fate.FOUND;
            entries.add(
                    new Entry(
                            letter.group(),
                            letter.shownCause(),
                            letter.receivedAt(),
                            deliveredParts.apply(letter.envelope()),
                            fate));
            if (fate != Fate.REDRIVEN) {
                staying.add(letter.receiptHandle());
            }
        }

        private Fate redriven(DeadLetter letter) {
            if (returned.contains(content(letter))) {
                return Fate.GIVEN_UP_AGAIN;
            }
            if (blocked.contains(letter.group())) {
                return Fate.BEHIND_A_FAILURE;
            }
            try {
                box.putBack(letter);
            } catch (RuntimeException e) {
                failed("a dead letter could not be put back", letter, e);
                blocked.add(letter.group());
                return Fate.FAILED;
            }
            returned.add(content(letter));
            try {
                box.remove(letter);
            } catch (RuntimeException e) {
                failed("a dead letter was put back and could not be removed", letter, e);
            }
            return Fate.REDRIVEN;
        }

        private static String content(DeadLetter letter) {
            return QueueText.id(letter.group() + "\n" + letter.body());
        }

        private void release() {
            try {
                box.release(staying);
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("error", e.getClass().getName())
                        .log("dead letters that stay are visible again only after a while");
            }
        }

        private static void failed(String what, DeadLetter letter, RuntimeException e) {
            LOG.atError()
                    .addKeyValue("messageId", letter.id())
                    .addKeyValue("error", e.getClass().getName())
                    .log(what);
        }
    }
}
