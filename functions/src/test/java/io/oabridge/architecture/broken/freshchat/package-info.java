/** Breaks the rules on purpose. */
@NullMarked
package io.oabridge.architecture.broken.freshchat;

import org.jspecify.annotations.NullMarked;
