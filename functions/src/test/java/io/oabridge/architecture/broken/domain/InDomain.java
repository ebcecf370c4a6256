package io.oabridge.architecture.broken.domain;

import io.oabridge.architecture.broken.relay.InRelay;

/** Knows the layer above it. */
public record InDomain(InRelay relay) {}
