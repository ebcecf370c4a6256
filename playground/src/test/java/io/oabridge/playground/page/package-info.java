/** Tests of what the page is served and told. */
@NullMarked
package io.oabridge.playground.page;

import org.jspecify.annotations.NullMarked;
