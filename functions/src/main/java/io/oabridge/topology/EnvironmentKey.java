package io.oabridge.topology;

/**
 * The environment variables of the functions. What sets them and what reads them both name them
 * here.
 */
public enum EnvironmentKey {
    /** The installation's name, under which its metrics are found; none are emitted without it. */
    INSTALLATION(false),
    CONNECTIONS_TABLE(true),
    CONTACTS_TABLE(true),
    DELIVERIES_TABLE(true),
    TOKENS_TABLE(true),
    FILES_TABLE(true),
    TO_HELPDESK_QUEUE_URL(true),
    TO_HELPDESK_DEAD_LETTER_QUEUE_URL(true),
    TO_MESSENGER_QUEUE_URL(true),
    TO_MESSENGER_DEAD_LETTER_QUEUE_URL(true),
    /**
     * Name or ARN of the secret {@code {"appId","appSecret","oaSecretKey","installKey"}}, with a
     * {@code "linkKey"} of its own for the links to files if wanted, and {@code
     * "domainVerification"} when Zalo verifies the domain.
     */
    ZALO_SECRET_ID(true),
    /** Name or ARN of the secret {@code {"appId","baseUrl","apiToken","webhookPublicKey"}}. */
    FRESHCHAT_SECRET_ID(true),
    /** The Freshchat channel in which new connections open conversations. */
    FRESHCHAT_CHANNEL_ID(true),
    /** The Freshchat agent who signs private notes; without one no notes are posted. */
    FRESHCHAT_AGENT_ID(false),
    /**
     * Hosts, separated by commas, from which agents' files are fetched besides Freshchat's own;
     * {@code *.example.com} means every host below.
     */
    FRESHCHAT_MEDIA_HOSTS(false),
    /** {@code vi} or {@code en}: what notes of new connections are written in. */
    LANGUAGE(false),
    /** Where Zalo's API is; its public address unless set. */
    ZALO_API_URL(false),
    /** Where Zalo's permission page and token endpoint are; the public address unless set. */
    ZALO_OAUTH_URL(false),
    /**
     * Hosts, besides Zalo's own, that customers' media may be fetched from: names, {@code *.name}
     * or origins, comma separated.
     */
    ZALO_MEDIA_HOSTS(false),
    /**
     * The address customers' browsers and Zalo reach the bridge at. The connect page takes it from
     * the request unless set; without it no file is linked, and long texts are cut.
     */
    PUBLIC_URL(false),
    /** The longest pause between two tries, in seconds. */
    RETRY_MAX_DELAY_SECONDS(false);

    private final boolean required;

    EnvironmentKey(boolean required) {
        this.required = required;
    }

    /** The variable's name: {@code OABRIDGE_} and the constant's. */
    public String variable() {
        return "OABRIDGE_" + name();
    }

    /** Whether a function that reads it cannot start without it. */
    public boolean required() {
        return required;
    }
}
