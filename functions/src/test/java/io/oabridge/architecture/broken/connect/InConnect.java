package io.oabridge.architecture.broken.connect;

/** Minds its own business. */
public record InConnect() {}
