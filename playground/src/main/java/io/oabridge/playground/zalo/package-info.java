/**
 * A simulated Zalo: OAuth, OA API, webhooks and what a customer sees on the phone. Written from the
 * reference, not from the bridge.
 */
@NullMarked
package io.oabridge.playground.zalo;

import org.jspecify.annotations.NullMarked;
