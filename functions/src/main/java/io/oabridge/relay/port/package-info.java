/**
 * What the crossing needs from the outside world; every port is implemented by one adapter package.
 */
@NullMarked
package io.oabridge.relay.port;

import org.jspecify.annotations.NullMarked;
