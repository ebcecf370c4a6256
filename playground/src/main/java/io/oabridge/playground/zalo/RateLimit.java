package io.oabridge.playground.zalo;

import java.time.InstantSource;

/** Counts the app's calls in each minute of the clock; docs/platforms/zalo.md §7. */
final class RateLimit {
    private static final long MINUTE_MILLIS = 60_000;

    private final InstantSource clock;
    private final int perMinute;
    private long minute;
    private int used;

    RateLimit(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** Takes one call; what remains of the minute, negative when it was one too many. */
    synchronized int take() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            used = 0;
        }
        used++;
        return perMinute - used;
    }

    int perMinute() {
        return perMinute;
    }
}
