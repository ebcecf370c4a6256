/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.transport;

import org.jspecify.annotations.NullMarked;
