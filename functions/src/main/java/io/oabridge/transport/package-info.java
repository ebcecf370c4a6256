/**
 * One HTTP exchange with a platform: time-outs, size limits, and whether a lost answer may have had
 * an effect.
 */
@NullMarked
package io.oabridge.transport;

import org.jspecify.annotations.NullMarked;
