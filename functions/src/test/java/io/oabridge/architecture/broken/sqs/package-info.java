/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.sqs;

import org.jspecify.annotations.NullMarked;
