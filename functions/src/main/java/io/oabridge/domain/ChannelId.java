package io.oabridge.domain;

/** The helpdesk channel (topic) in which a connection's conversations live. */
public record ChannelId(String value) {
    public ChannelId {
        Ids.requireText(value, "ChannelId");
    }

    @Override
    public String toString() {
        return value;
    }
}
