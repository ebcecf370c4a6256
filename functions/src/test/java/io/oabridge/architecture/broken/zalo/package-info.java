/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.zalo;

import org.jspecify.annotations.NullMarked;
