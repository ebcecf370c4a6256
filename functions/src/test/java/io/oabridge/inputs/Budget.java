package io.oabridge.inputs;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What one input may cost: memory in proportion to its size, and a bounded time of the processor.
 * Measured by what the thread itself allocates and works, so that a busy machine changes nothing.
 */
public final class Budget {
    /** What a request costs whatever is in it. */
    private static final long BYTES_TO_START = 6L << 20;

    /** A tree of empty JSON objects, the worst there is, takes about seventy times its text. */
    private static final long BYTES_PER_BYTE = 150;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Budget() {}

    /** What a run took. */
    public record Spent(long bytes, Duration work) {

        public boolean isWithin(int inputBytes) {
            return bytes <= BYTES_TO_START + BYTES_PER_BYTE * inputBytes && isQuick();
        }

        boolean isQuick() {
            return work.compareTo(LONGEST) <= 0;
        }
    }

    public static Spent on(Runnable run) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        run.run();
        return new Spent(
                THREADS.getCurrentThreadAllocatedBytes() - bytes,
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos));
    }
}
