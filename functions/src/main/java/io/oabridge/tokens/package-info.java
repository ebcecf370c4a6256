/** The life of an OAuth token pair: lease, refresh, reconnect. */
@NullMarked
package io.oabridge.tokens;

import org.jspecify.annotations.NullMarked;
