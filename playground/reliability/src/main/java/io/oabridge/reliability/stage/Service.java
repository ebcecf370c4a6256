package io.oabridge.reliability.stage;

/** Whom a worker talks to, each through a tap of its own. */
public enum Service {
    SQS,
    DYNAMODB,
    ZALO,
    FRESHCHAT
}
