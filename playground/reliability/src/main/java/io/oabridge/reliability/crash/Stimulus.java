package io.oabridge.reliability.crash;

/** What has to happen for a worker to come to a step. */
enum Stimulus {
    CUSTOMER_WRITES,
    CUSTOMER_SENDS_A_FILE,
    STRANGER_WRITES,
    AGENT_WRITES,
    AGENT_SENDS_A_FILE,
    AGENT_WRITES_A_LONG_TEXT,
    /** Zalo refuses what the agent writes. */
    AGENT_IS_REFUSED,
    /** Zalo wants the agent's message later. */
    AGENT_HAS_TO_WAIT,
    /** Zalo does what it is asked and the answer is lost. */
    ZALO_LOSES_AN_ANSWER,
    FRESHCHAT_LOSES_AN_ANSWER,
    /** Freshchat refuses a customer's message for good. */
    CUSTOMER_IS_REFUSED,
    TOKEN_EXPIRES
}
