/**
 * The neutral language of the bridge: customers, agents, messages and what became of a send. Plain
 * JDK.
 */
@NullMarked
package io.oabridge.domain;

import org.jspecify.annotations.NullMarked;
