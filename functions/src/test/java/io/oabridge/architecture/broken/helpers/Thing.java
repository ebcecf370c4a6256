package io.oabridge.architecture.broken.helpers;

/** In a package that nobody marked and whose name says nothing. */
public record Thing() {}
