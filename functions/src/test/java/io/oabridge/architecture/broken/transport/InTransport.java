package io.oabridge.architecture.broken.transport;

import io.oabridge.architecture.broken.domain.InDomain;

/** Knows one of ours. */
public record InTransport(InDomain domain) {}
