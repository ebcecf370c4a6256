package io.oabridge.playground.zalo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until a test moves it. */
final class SettableClock implements InstantSource {
    /** The time of the samples in docs/platforms/zalo-webhooks: 15:53:20 in Vietnam. */
    static final Instant START = Instant.ofEpochMilli(1_760_000_000_000L);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
