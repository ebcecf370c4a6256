package io.oabridge.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How long to wait before the next try, and when there is no next one. The wait doubles with every
 * try and is drawn at random below that, so that what failed together does not come back together.
 */
public final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 30;

    /** Long enough to roll back a bad deployment; a conversation waits no longer for a bug. */
    static final Duration BUGS_END_AFTER = Duration.ofMinutes(15);

    private final Duration longestPause;
    private final Duration giveUpAfter;
    private final RandomGenerator random;

    /**
     * @param longestPause caps the back-off; what a platform asks for may be longer
     * @param giveUpAfter the age at which a message is given up
     */
    public RetryPolicy(Duration longestPause, Duration giveUpAfter, RandomGenerator random) {
        this.longestPause = longestPause;
        this.giveUpAfter = giveUpAfter;
        this.random = random;
    }

    /**
     * The longer of what was asked for and the back-off.
     *
     * @param receiveCount 1 after the first try
     * @param asked zero when nothing was asked for
     */
    public Duration pause(int receiveCount, Duration asked) {
        int doublings = Math.clamp(receiveCount - 1L, 0, MAX_DOUBLINGS);
        long ceiling =
                Math.min(FIRST.multipliedBy(1L << doublings).toMillis(), longestPause.toMillis());
        Duration backOff = Duration.ofMillis(random.nextLong(ceiling + 1));
        return asked.compareTo(backOff) > 0 ? asked : backOff;
    }

    /** Whether a message is too old for another try. */
    public boolean exhausted(Instant firstSentAt, Instant now) {
        return !now.isBefore(firstSentAt.plus(giveUpAfter));
    }

    /**
     * Whether a message is too old for another try after its worker threw. Trouble with AWS passes
     * and gets as long as everything else; anything else is a bug, which the next try meets again.
     */
    public boolean exhaustedBy(Throwable failure, Instant firstSentAt, Instant now) {
        boolean bug = !(failure instanceof SdkException);
        return exhausted(firstSentAt, now)
                || (bug && !now.isBefore(firstSentAt.plus(BUGS_END_AFTER)));
    }
}
