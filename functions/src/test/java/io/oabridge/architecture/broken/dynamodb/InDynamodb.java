package io.oabridge.architecture.broken.dynamodb;

import io.oabridge.architecture.broken.sqs.InSqs;

/** Knows its neighbour. */
public record InDynamodb(InSqs neighbour) {}
