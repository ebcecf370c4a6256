package io.oabridge.domain;

/**
 * A message's id on the platform it was written or delivered on; unique only together with that
 * platform's conversation.
 */
public record MessageId(String value) {
    public MessageId {
        Ids.requireText(value, "MessageId");
    }

    @Override
    public String toString() {
        return value;
    }
}
