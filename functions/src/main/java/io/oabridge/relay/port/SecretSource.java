package io.oabridge.relay.port;

import java.util.Optional;
import java.util.function.Function;

/**
 * Static secrets that somebody may change while the bridge runs; cached, so that reading them is
 * cheap.
 */
public interface SecretSource<T> {

    /** The secrets as last read, no older than the cache's time limit. */
    T current();

    /**
     * For when the current ones were just rejected: reads them again, at most every few seconds,
     * and gives them when they differ.
     */
    Optional<T> changed();

    /** A part of these secrets. */
    default <R> SecretSource<R> map(Function<T, R> part) {
        SecretSource<T> whole = this;
        return new SecretSource<>() {
            @Override
            public R current() {
                return part.apply(whole.current());
            }

            @Override
            public Optional<R> changed() {
                return whole.changed().map(part);
            }
        };
    }
}
