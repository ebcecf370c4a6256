/**
 * The whole bridge on one machine: emulators, simulators, and the very handlers that run on Lambda.
 */
@NullMarked
package io.oabridge.playground;

import org.jspecify.annotations.NullMarked;
