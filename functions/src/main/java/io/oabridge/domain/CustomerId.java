package io.oabridge.domain;

/** A customer's id on the messenger; unique within one {@link ConnectionId}, opaque otherwise. */
public record CustomerId(String value) {
    public CustomerId {
        Ids.requireText(value, "CustomerId");
    }

    @Override
    public String toString() {
        return value;
    }
}
