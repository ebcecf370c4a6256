package io.oabridge.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try, and when there is no next one. The wait doubles with every
 * try and is drawn at random below that, so that what failed together does not come back together.
 */
public final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 30;

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
}
