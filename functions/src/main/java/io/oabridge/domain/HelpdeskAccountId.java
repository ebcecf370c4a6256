package io.oabridge.domain;

/** The helpdesk account a webhook comes from and messages go to (Freshchat: the App ID). */
public record HelpdeskAccountId(String value) {
    public HelpdeskAccountId {
        Ids.requireText(value, "HelpdeskAccountId");
    }

    @Override
    public String toString() {
        return value;
    }
}
