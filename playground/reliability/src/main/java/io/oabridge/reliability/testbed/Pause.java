package io.oabridge.reliability.testbed;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting in real time, which is what other processes live in. */
public final class Pause {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }

    /** Waits until something is so; false when it is not within that time. */
    public static boolean until(BooleanSupplier so, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(LOOK_AGAIN);
        }
        return true;
    }
}
