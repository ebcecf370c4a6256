package io.oabridge.domain;

/** An agent of the helpdesk. */
public record AgentId(String value) {
    public AgentId {
        Ids.requireText(value, "AgentId");
    }

    @Override
    public String toString() {
        return value;
    }
}
