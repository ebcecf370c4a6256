/** The bridge in processes that may die, and a world around them that survives and remembers. */
@NullMarked
package io.oabridge.reliability.stage;

import org.jspecify.annotations.NullMarked;
