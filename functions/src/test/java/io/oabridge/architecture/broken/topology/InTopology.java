package io.oabridge.architecture.broken.topology;

import org.slf4j.Logger;

/** Knows a library. */
public record InTopology(Logger log) {}
