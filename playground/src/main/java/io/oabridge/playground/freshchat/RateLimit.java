package io.oabridge.playground.freshchat;

import java.time.InstantSource;

/** Counts calls per clock minute ({@code docs/platforms/freshchat.md} §7). */
final class RateLimit {
    private static final long WINDOW_SECONDS = 60;

    private final int limit;
    private final InstantSource clock;
    private long window;
    private int used;

    RateLimit(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized Budget take() {
        long now = clock.instant().getEpochSecond();
        long current = now / WINDOW_SECONDS;
        if (current != window) {
            window = current;
            used = 0;
        }
        used++;
        long reset = (current + 1) * WINDOW_SECONDS;
        return new Budget(limit, Math.max(0, limit - used), reset, reset - now, used > limit);
    }

    /**
     * What is left of the current minute.
     *
     * @param reset when the next minute starts, in Unix seconds
     * @param secondsLeft the seconds until then
     */
    record Budget(int limit, int remaining, long reset, long secondsLeft, boolean exceeded) {}
}
