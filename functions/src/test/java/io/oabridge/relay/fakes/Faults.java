package io.oabridge.relay.fakes;

import io.oabridge.domain.SendOutcome.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The failures a test has ordered from a fake platform, by operation and in order. */
public final class Faults<K extends Enum<K>> {
    private final Map<K, Deque<Fault>> next = new HashMap<>();

    /** The next call fails and has no effect. */
    public void failNext(K operation, Failure failure) {
        queue(operation).add(new Fault(failure, false));
    }

    /** The next call has its effect, and only its answer fails. */
    public void loseNextAnswer(K operation, Failure failure) {
        queue(operation).add(new Fault(failure, true));
    }

    Optional<Fault> take(K operation) {
        return Optional.ofNullable(queue(operation).poll());
    }

    private Deque<Fault> queue(K operation) {
        return next.computeIfAbsent(operation, _ -> new ArrayDeque<>());
    }

    /** One ordered failure. */
    record Fault(Failure failure, boolean afterEffect) {}
}
