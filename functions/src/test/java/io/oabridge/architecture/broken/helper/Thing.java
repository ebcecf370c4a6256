package io.oabridge.architecture.broken.helper;

/** In a package that nobody marked and whose name says nothing. */
public record Thing() {}
