package io.oabridge.domain;

/** A helpdesk conversation together with the account it belongs to. */
public record Conversation(HelpdeskAccountId account, ConversationId id) {
    @Override
    public String toString() {
        return account + ":" + id;
    }
}
