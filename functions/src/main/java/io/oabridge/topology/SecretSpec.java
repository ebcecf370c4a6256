package io.oabridge.topology;

/** A secret of the installation: a JSON object that administrators fill in. */
public enum SecretSpec {
    /** The Zalo app, and the keys of the installation's own pages and links. */
    ZALO(EnvironmentKey.ZALO_SECRET_ID),
    /** The Freshchat account. */
    FRESHCHAT(EnvironmentKey.FRESHCHAT_SECRET_ID);

    private final EnvironmentKey environmentKey;

    SecretSpec(EnvironmentKey environmentKey) {
        this.environmentKey = environmentKey;
    }

    /** The variable that tells a function the secret's name or ARN. */
    public EnvironmentKey environmentKey() {
        return environmentKey;
    }
}
