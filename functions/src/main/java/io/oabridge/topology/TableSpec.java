package io.oabridge.topology;

/**
 * A DynamoDB table with one text key and, for what may be forgotten, a time to live. Adapters name
 * their keys with the constants here, so what is created and what is asked for cannot differ.
 */
public enum TableSpec {
    /** The connections of this installation and their settings. */
    CONNECTIONS("connections", EnvironmentKey.CONNECTIONS_TABLE, false),
    /** Who is who: customer to helpdesk user and conversation, and back. */
    CONTACTS("contacts", EnvironmentKey.CONTACTS_TABLE, false),
    /** The delivery ledger, and what agents were told lately. */
    DELIVERIES("deliveries", EnvironmentKey.DELIVERIES_TABLE, true),
    /** OAuth token pairs and permission pages under way; encrypted with a key of its own. */
    TOKENS("tokens", EnvironmentKey.TOKENS_TABLE, true),
    /** Texts customers fetch by a link. */
    FILES("files", EnvironmentKey.FILES_TABLE, true);

    /** The partition key of every table. */
    public static final String KEY = "key";

    /** Seconds since 1970 after which an item may be deleted; readers must check it themselves. */
    public static final String EXPIRES_AT = "expiresAt";

    private final String tableName;
    private final EnvironmentKey environmentKey;
    private final boolean expires;

    TableSpec(String tableName, EnvironmentKey environmentKey, boolean expires) {
        this.tableName = tableName;
        this.environmentKey = environmentKey;
        this.expires = expires;
    }

    /** The name by which people know it; an installation may put a prefix before it. */
    public String tableName() {
        return tableName;
    }

    /** The variable that tells a function the table's real name. */
    public EnvironmentKey environmentKey() {
        return environmentKey;
    }

    /** Whether items carry {@link #EXPIRES_AT}. */
    public boolean expires() {
        return expires;
    }
}
