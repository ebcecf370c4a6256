package io.oabridge.architecture.broken.common;

/** In a package that nobody marked and whose name says nothing. */
public record Thing() {}
