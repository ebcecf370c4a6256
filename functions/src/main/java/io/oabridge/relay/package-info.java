/** The crossing itself, both ways. Knows neither Zalo nor Freshchat nor AWS. */
@NullMarked
package io.oabridge.relay;

import org.jspecify.annotations.NullMarked;
