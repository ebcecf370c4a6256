/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.tokens;

import org.jspecify.annotations.NullMarked;
