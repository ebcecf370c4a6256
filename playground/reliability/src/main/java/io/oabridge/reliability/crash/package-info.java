/** Kills the bridge at every step between receive and acknowledge. */
@NullMarked
package io.oabridge.reliability.crash;

import org.jspecify.annotations.NullMarked;
