/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.dynamodb;

import org.jspecify.annotations.NullMarked;
