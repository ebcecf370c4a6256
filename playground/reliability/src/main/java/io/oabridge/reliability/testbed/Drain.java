package io.oabridge.reliability.testbed;

import java.time.Duration;
import java.util.Collection;

/**
 * The wait for the end: everything that was written is taken by the bridge, and everything taken is
 * dealt with.
 *
 * @param reconnects how often the account had to be connected again meanwhile
 * @param left how many messages were still in a queue when the wait was over
 */
public record Drain(int reconnects, int left) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** How often in a row nothing must be there: a count may miss what is just on its way. */
    private static final int CALM = 3;

    /**
     * @param written the platforms' ids of all messages that were written
     */
    public static Drain of(TestBed testBed, Collection<String> written) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int reconnects = 0;
        int calm = 0;
        int waiting = testBed.queues().waiting();
        while (calm < CALM && System.nanoTime() < end) {
            Pause.of(LOOK_AGAIN);
            reconnects += testBed.administrator().lookAfterTheAccount() ? 1 : 0;
            waiting = testBed.queues().waiting();
            boolean done =
                    waiting == 0
                            && testBed.settled()
                            && testBed.logbook().decided().containsAll(written);
            calm = done ? calm + 1 : 0;
        }
        return new Drain(reconnects, waiting);
    }
}
