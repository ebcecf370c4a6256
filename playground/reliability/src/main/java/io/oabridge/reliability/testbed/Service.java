package io.oabridge.reliability.testbed;

/** Whom a worker talks to, each through a proxy of its own. */
public enum Service {
    SQS,
    DYNAMODB,
    ZALO,
    FRESHCHAT
}
