/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.connect;

import org.jspecify.annotations.NullMarked;
