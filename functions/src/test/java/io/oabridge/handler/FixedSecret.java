package io.oabridge.handler;

import io.oabridge.relay.port.SecretSource;
import java.util.Optional;

/** A secret nobody changes. */
record FixedSecret<T>(T current) implements SecretSource<T> {
    @Override
    public Optional<T> changed() {
        return Optional.empty();
    }
}
