package io.oabridge.playground;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at a state again and again and tells when it has changed. */
final class StateWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Thread thread;

    private StateWatch(Thread thread) {
        this.thread = thread;
    }

    static StateWatch start(Supplier<String> state, Consumer<String> changed) {
        return new StateWatch(
                Thread.ofVirtual().name("state-watch").start(() -> watch(state, changed)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void watch(Supplier<String> state, Consumer<String> changed) {
        String last = state.get();
        while (true) {
            try {
                Thread.sleep(PERIOD);
            } catch (InterruptedException e) {
                return;
            }
            String now = state.get();
            if (!now.equals(last)) {
                changed.accept(now);
                last = now;
            }
        }
    }
}
