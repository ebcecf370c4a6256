/** Tests that keep what is written about the bridge true. */
@NullMarked
package io.oabridge.documentation;

import org.jspecify.annotations.NullMarked;
