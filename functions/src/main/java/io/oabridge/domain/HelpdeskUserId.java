package io.oabridge.domain;

/** The helpdesk's id of the user that stands for a customer; opaque. */
public record HelpdeskUserId(String value) {
    public HelpdeskUserId {
        Ids.requireText(value, "HelpdeskUserId");
    }

    @Override
    public String toString() {
        return value;
    }
}
