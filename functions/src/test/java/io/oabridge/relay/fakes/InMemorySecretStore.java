package io.oabridge.relay.fakes;

import io.oabridge.relay.port.SecretStore;

/** A secret whose versions are counted. */
public final class InMemorySecretStore implements SecretStore {
    private String text;
    private int version = 1;

    public InMemorySecretStore(String text) {
        this.text = text;
    }

    /** Somebody else changes it. */
    public void put(String changed) {
        text = changed;
        version++;
    }

    @Override
    public Stored read() {
        return new Stored("version-" + version, text);
    }

    @Override
    public boolean replace(String expected, String changed) {
        if (!expected.equals("version-" + version)) {
            return false;
        }
        put(changed);
        return true;
    }
}
