/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.domain;

import org.jspecify.annotations.NullMarked;
