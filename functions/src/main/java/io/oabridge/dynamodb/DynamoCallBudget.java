package io.oabridge.dynamodb;

import io.oabridge.relay.CallHold;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A budget of calls a minute that all workers share: one item, in which each process reserves a
 * block of calls at a time. The minute is cut into windows so short that no rolling minute can hold
 * more than its share, wherever it begins. The item also says until when the platform wants no
 * calls at all. In trouble with DynamoDB calls are granted, and counted as {@link
 * Meter.Signal#CALL_LIMIT_UNKNOWN}.
 */
public final class DynamoCallBudget implements CallBudget {
    static final Duration WINDOW = Duration.ofSeconds(5);

    /**
     * A rolling minute touches thirteen windows of five seconds. The fourteenth is for clocks that
     * differ and calls that travel slowly, together up to a window.
     */
    static final int SHARES = 14;

    /** Most processes need no more calls within a window, so that it costs them one write. */
    static final int BLOCK = 5;

    private static final Logger LOG = LoggerFactory.getLogger(DynamoCallBudget.class);
    private static final int TRIES = 4;

    private final CallWindows windows;
    private final String name;
    private final int share;
    private final CallHold hold;
    private final Meter meter;
    private final InstantSource clock;
    private Block block = Block.NONE;

    /**
     * @param table holds the item of the limit
     * @param random is drawn from by many threads at once
     */
    public DynamoCallBudget(
            DynamoDbClient client,
            String table,
            Limit limit,
            Meter meter,
            InstantSource clock,
            RandomGenerator random) {
        this.windows = new CallWindows(new Table(client, table), limit.name(), clock);
        this.name = limit.name();
        this.share = limit.perMinute() / SHARES;
        this.hold = new CallHold(clock, random);
        this.meter = meter;
        this.clock = clock;
    }

    /** What is limited, and to how many calls in any minute. */
    public record Limit(String name, int perMinute) {
        public Limit {
            if (perMinute < SHARES) {
                throw new IllegalArgumentException(
                        "a limit of " + perMinute + " calls a minute is below " + SHARES);
            }
        }
    }

    /** One thread at a time: the others wait for the block it fetches and share it. */
    @Override
    public synchronized Permission ask() {
        if (hold.ask() instanceof Permission.Wait wait) {
            return wait;
        }
        Instant now = clock.instant();
        long window = window(now);
        if (block.window() != window) {
            block = reserve(window);
        }
        if (block.left() == 0 && !block.last()) {
            block = reserve(window);
        }
        if (block.left() == 0) {
            return hold.ask() instanceof Permission.Wait wait
                    ? wait
                    : hold.waitUntil(start(window + 1), now);
        }
        block = block.less();
        return new Permission.Granted();
    }

    @Override
    public void closeUntil(Instant until) {
        hold.closeUntil(until);
        try {
            windows.close(hold.capped(until));
        } catch (SdkException e) {
            unknown(e);
        }
    }

    private Block reserve(long window) {
        try {
            return reserved(window);
        } catch (SdkException e) {
            unknown(e);
            return Block.unlimited(window);
        }
    }

    private Block reserved(long window) {
        int wanted = Math.min(BLOCK, share);
        boolean first = block.window() != window;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<CallWindows.State> found =
                    first
                            ? windows.begin(window, wanted)
                            : windows.add(window, wanted, share - wanted);
            if (found.isEmpty()) {
                return new Block(window, wanted, false);
            }
            CallWindows.State state = found.get();
            if (state.closedUntil().isAfter(clock.instant())) {
                hold.closeUntil(state.closedUntil());
                return Block.exhausted(window);
            }
            if (state.window() != window) {
                first = state.window() < window;
            } else {
                first = false;
                wanted = Math.min(BLOCK, share - state.used());
            }
            if (state.window() > window || wanted <= 0) {
                return Block.exhausted(window);
            }
        }
        return Block.exhausted(window);
    }

    private void unknown(SdkException e) {
        LOG.atWarn()
                .setMessage("the shared limit of calls could not be asked: calls go on without it")
                .addKeyValue("limit", name)
                .addKeyValue("error", e.getClass().getName())
                .log();
        meter.count(Meter.Signal.CALL_LIMIT_UNKNOWN, name);
    }

    private static long window(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), WINDOW.toMillis());
    }

    private static Instant start(long window) {
        return Instant.ofEpochMilli(window * WINDOW.toMillis());
    }

    /**
     * Calls reserved for this process, good for one window.
     *
     * @param last whether asking for more within the window is of no use
     */
    private record Block(long window, int left, boolean last) {
        static final Block NONE = exhausted(Long.MIN_VALUE);

        static Block exhausted(long window) {
            return new Block(window, 0, true);
        }

        static Block unlimited(long window) {
            return new Block(window, Integer.MAX_VALUE, true);
        }

        Block less() {
            return new Block(window, left - 1, last);
        }
    }
}
