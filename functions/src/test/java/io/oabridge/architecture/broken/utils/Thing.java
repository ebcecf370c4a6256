package io.oabridge.architecture.broken.utils;

/** In a package that nobody marked and whose name says nothing. */
public record Thing() {}
