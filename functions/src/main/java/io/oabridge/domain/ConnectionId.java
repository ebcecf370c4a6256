package io.oabridge.domain;

/**
 * One messenger account that is joined to a helpdesk, written {@code provider:account} ({@code
 * zalo:2000000000000000002}). Unique within an installation; keys of everything stored start with
 * it.
 */
public record ConnectionId(String provider, String account) {
    public ConnectionId {
        Ids.requireText(provider, "provider of a ConnectionId");
        Ids.requireText(account, "account of a ConnectionId");
        if (provider.contains(":") || account.contains(":")) {
            throw new IllegalArgumentException(
                    "a ConnectionId's provider and account hold no colon: "
                            + provider
                            + ":"
                            + account);
        }
    }

    /**
     * Reads {@code provider:account}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static ConnectionId parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "a ConnectionId is written provider:account, not \"" + text + "\"");
        }
        return new ConnectionId(parts[0], parts[1]);
    }

    @Override
    public String toString() {
        return provider + ":" + account;
    }
}
