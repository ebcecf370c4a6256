/** What customers and agents saw, held against what the bridge took. */
@NullMarked
package io.oabridge.reliability.verdict;

import org.jspecify.annotations.NullMarked;
