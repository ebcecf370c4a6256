/** The bridge in processes that may die, and a services around them that survives and remembers. */
@NullMarked
package io.oabridge.reliability.testbed;

import org.jspecify.annotations.NullMarked;
