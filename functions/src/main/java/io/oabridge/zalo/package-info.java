/** The Zalo side: webhook signature and parsing, REST and OAuth clients, error table, limits. */
@NullMarked
package io.oabridge.zalo;

import org.jspecify.annotations.NullMarked;
