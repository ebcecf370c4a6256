/** The Freshchat side: webhook signature and parsing, REST client, error table. */
@NullMarked
package io.oabridge.freshchat;

import org.jspecify.annotations.NullMarked;
