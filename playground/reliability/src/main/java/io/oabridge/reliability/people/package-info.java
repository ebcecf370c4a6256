/** The customers, the agents, and what is on their screens. */
@NullMarked
package io.oabridge.reliability.people;

import org.jspecify.annotations.NullMarked;
