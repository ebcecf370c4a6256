/**
 * The ports of the crossing in plain memory, for tests: honest to their Javadoc, faulty on order.
 */
@NullMarked
package io.oabridge.relay.fakes;

import org.jspecify.annotations.NullMarked;
