package io.oabridge.architecture.broken.exceptions;

/** In a package that nobody marked and whose name says nothing. */
public record Thing() {}
