/**
 * What both simulated platforms are built of: a small HTTP server, fault switches, webhook
 * delivery, live events.
 */
@NullMarked
package io.oabridge.playground.simulator;

import org.jspecify.annotations.NullMarked;
