/** The playground's page in a real browser, before the real bridge. */
@NullMarked
package io.oabridge.browser;

import org.jspecify.annotations.NullMarked;
