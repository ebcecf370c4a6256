package io.oabridge.freshchat;

import io.oabridge.relay.port.SecretSource;
import java.util.Optional;

/** Secrets that somebody replaced once, or not at all. */
final class FakeSecretSource implements SecretSource<FreshchatAccount> {
    private FreshchatAccount current;
    private Optional<FreshchatAccount> replacement;
    private int rereads;

    FakeSecretSource(FreshchatAccount current) {
        this(current, Optional.empty());
    }

    FakeSecretSource(FreshchatAccount current, FreshchatAccount replacement) {
        this(current, Optional.of(replacement));
    }

    private FakeSecretSource(FreshchatAccount current, Optional<FreshchatAccount> replacement) {
        this.current = current;
        this.replacement = replacement;
    }

    int rereads() {
        return rereads;
    }

    @Override
    public FreshchatAccount current() {
        return current;
    }

    @Override
    public Optional<FreshchatAccount> changed() {
        rereads++;
        Optional<FreshchatAccount> changed = replacement;
        changed.ifPresent(newer -> current = newer);
        replacement = Optional.empty();
        return changed;
    }
}
