package io.oabridge.domain;

/**
 * A conversation's id in the helpdesk; unique within one {@link HelpdeskAccountId}, opaque
 * otherwise.
 */
public record ConversationId(String value) {
    public ConversationId {
        Ids.requireText(value, "ConversationId");
    }

    @Override
    public String toString() {
        return value;
    }
}
