/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.handler;

import org.jspecify.annotations.NullMarked;
