/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.relay;

import org.jspecify.annotations.NullMarked;
