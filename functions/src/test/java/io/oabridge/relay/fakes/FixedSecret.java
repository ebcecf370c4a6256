package io.oabridge.relay.fakes;

import io.oabridge.domain.Secret;
import io.oabridge.relay.port.SecretSource;
import java.util.Optional;

/** A secret nobody changes. */
public record FixedSecret(Secret current) implements SecretSource<Secret> {
    @Override
    public Optional<Secret> changed() {
        return Optional.empty();
    }
}
