/**
 * A simulated Freshchat: the v2 API, webhooks and what agents see. Written from the reference, not
 * from the bridge.
 */
@NullMarked
package io.oabridge.playground.freshchat;

import org.jspecify.annotations.NullMarked;
