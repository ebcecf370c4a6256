/** The page at / and what it is told. */
@NullMarked
package io.oabridge.playground.page;

import org.jspecify.annotations.NullMarked;
