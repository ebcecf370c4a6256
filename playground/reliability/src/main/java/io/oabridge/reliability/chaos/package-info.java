/** Every fault of both platforms at once, over many messages of many people. */
@NullMarked
package io.oabridge.reliability.chaos;

import org.jspecify.annotations.NullMarked;
