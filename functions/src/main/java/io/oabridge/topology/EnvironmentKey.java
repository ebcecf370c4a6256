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
     * "domainVerification"} when Zalo verifies the domain. Only the install key is there from the
     * start.
     */
    ZALO_SECRET_ID(true),
    /**
     * Name or ARN of the secret {@code
     * {"appId","baseUrl","apiToken","webhookPublicKey","channelId","agentId"}}; {@code {}} until
     * somebody has set the account up.
     */
    FRESHCHAT_SECRET_ID(true),
    /**
     * Hosts, besides Freshchat's own, whose API may be entered on the set-up pages: names, {@code
     * *.name} or origins, comma separated.
     */
    FRESHCHAT_API_HOSTS(false),
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
    RETRY_MAX_DELAY_SECONDS(false),
    /**
     * How many calls a minute the Zalo app may make, all workers together; 4000 unless set
     * (docs/platforms/zalo.md §7), 0 for no limit of our own.
     */
    ZALO_CALLS_PER_MINUTE(false),
    /**
     * How many calls a minute the Freshchat account may get, all workers together. Not limited
     * unless set: no figure is known (docs/platforms/freshchat.md §7), and Freshchat's own refusals
     * are obeyed anyway.
     */
    FRESHCHAT_CALLS_PER_MINUTE(false);

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
