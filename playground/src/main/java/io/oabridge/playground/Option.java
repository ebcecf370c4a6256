package io.oabridge.playground;

import java.util.Locale;

/**
 * What can be chosen when the playground is started; each has a flag, an environment variable and a
 * default.
 */
public enum Option {
    PORT("8080", "port of the bridge and the page"),
    ZALO_PORT("8081", "port of the simulated Zalo"),
    FRESHCHAT_PORT("8082", "port of the simulated Freshchat"),
    ZALO_APP_ID("1000000000000000001", "Zalo app id"),
    ZALO_APP_SECRET("neutral-app-secret", "Zalo app secret"),
    OA_SECRET_KEY("neutral-oa-secret-key", "OA secret key, which signs Zalo's webhooks"),
    OA_ID("2000000000000000002", "id of the Official Account"),
    ZALO_ACCESS_TOKEN("playground-access-token", "Zalo access token at start"),
    ZALO_REFRESH_TOKEN("playground-refresh-token", "Zalo refresh token at start"),
    FRESHCHAT_APP_ID("0a000000-0000-4000-8000-000000000001", "Freshchat app id"),
    FRESHCHAT_TOKEN("playground-freshchat-token", "Freshchat API token"),
    FRESHCHAT_CHANNEL(
            "0d000000-0000-4000-8000-000000000004", "Freshchat channel of new conversations"),
    NOTE_AGENT("0c000000-0000-4000-8000-0000000000a1", "Freshchat agent who signs private notes"),
    INSTALL_KEY("playground-install-key", "key of the connect page"),
    LANGUAGE("vi", "language of notes: vi or en"),
    RETRY_MAX_DELAY("5", "longest pause between two tries, in seconds"),
    ZALO_API("", "address of the real Zalo API; the simulated one when empty"),
    ZALO_OAUTH("", "address of Zalo's real permission page and token endpoint"),
    FRESHCHAT_URL("", "base address of the real Freshchat up to /v2; the simulated one when empty"),
    FRESHCHAT_WEBHOOK_KEY(
            "",
            "public key Freshchat's webhooks are verified with, in one line; the simulated one's when empty"),
    AWS_ENDPOINT(
            "",
            "address of an AWS emulator to use, or dynamodb=…,sqs=…,secretsmanager=…; the built-in"
                    + " ones when empty"),
    DOMAIN_VERIFICATION("", "the code with which Zalo verifies the domain of the public address"),
    PUBLIC_URL("", "address at which the bridge is reached from outside, of a tunnel for example");

    private final String defaultValue;
    private final String description;

    Option(String defaultValue, String description) {
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** {@code --zalo-port}. */
    public String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@code OABRIDGE_PLAY_ZALO_PORT}: the way for secrets, which other users of the machine must
     * not see.
     */
    public String variable() {
        return "OABRIDGE_PLAY_" + name();
    }

    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }
}
