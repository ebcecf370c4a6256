package io.oabridge.relay.fakes;

import io.oabridge.relay.port.CallBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Grants so many calls, then asks to wait, and remembers when it was closed. */
public final class ScriptedBudget implements CallBudget {
    public static final Duration WAIT = Duration.ofSeconds(4);

    private final AtomicInteger left;
    private final List<Instant> closed = new CopyOnWriteArrayList<>();

    public ScriptedBudget(int calls) {
        this.left = new AtomicInteger(calls);
    }

    @Override
    public Permission ask() {
        return left.getAndDecrement() > 0 ? new Permission.Granted() : new Permission.Wait(WAIT);
    }

    @Override
    public void closeUntil(Instant until) {
        closed.add(until);
    }

    /** When it was last closed until. */
    public Optional<Instant> closedUntil() {
        return closed.isEmpty() ? Optional.empty() : Optional.of(closed.getLast());
    }
}
