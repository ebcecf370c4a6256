/** Lambda entry points, one thin class each, and the wiring that joins ports to adapters. */
@NullMarked
package io.oabridge.handler;

import org.jspecify.annotations.NullMarked;
