package io.oabridge.domain;

/** Which way a message crosses. */
public enum Direction {
    /** From the customer's messenger to the agents. */
    TO_HELPDESK,
    /** From an agent to the customer's messenger. */
    TO_MESSENGER
}
