package io.oabridge.architecture.broken.handler;

/** Could ask a platform before it answers. */
public record WebhookEndpoint(Wiring wiring) {}
