/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.topology;

import org.jspecify.annotations.NullMarked;
