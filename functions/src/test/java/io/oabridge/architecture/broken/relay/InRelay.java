package io.oabridge.architecture.broken.relay;

import io.oabridge.architecture.broken.zalo.InZalo;

/** Knows a platform. */
public record InRelay(InZalo zalo) {}
