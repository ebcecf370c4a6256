package io.oabridge.architecture.broken.sqs;

import io.oabridge.architecture.broken.handler.InHandler;
import io.oabridge.architecture.broken.secrets.InSecrets;

/** Knows its neighbour, and more that is not its business. */
public record InSqs(InSecrets neighbour, InHandler handler) {}
