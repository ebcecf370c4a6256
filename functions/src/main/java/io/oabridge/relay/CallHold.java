package io.oabridge.relay;

import io.oabridge.relay.port.CallBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Stops this process's calls while a platform wants none, and knows no other limit. Whoever waits
 * comes back at a random moment shortly after, so that not everybody comes back at once.
 */
public final class CallHold implements CallBudget {
    /** A wrong header must not silence an installation: after this one call finds out anew. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param random is drawn from by many threads at once
     */
    public CallHold(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Permission ask() {
        Instant now = clock.instant();
        Instant until = closedUntil.get();
        return until.isAfter(now) ? waitUntil(until, now) : new Permission.Granted();
    }

    /** At most {@link #LONGEST} from now, and never earlier than what is known already. */
    @Override
    public void closeUntil(Instant until) {
        closedUntil.accumulateAndGet(
                capped(until), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** What is obeyed of a moment a platform named. */
    public Instant capped(Instant until) {
        Instant last = clock.instant().plus(LONGEST);
        return until.isAfter(last) ? last : until;
    }

    /** Until that moment and a little longer, which differs from caller to caller. */
    public Permission.Wait waitUntil(Instant until, Instant now) {
        Duration spread = Duration.ofMillis(random.nextLong(SPREAD.toMillis()));
        return new Permission.Wait(Duration.between(now, until).plus(spread));
    }
}
