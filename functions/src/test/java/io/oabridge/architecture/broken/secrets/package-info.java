/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.secrets;

import org.jspecify.annotations.NullMarked;
