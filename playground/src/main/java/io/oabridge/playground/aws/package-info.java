/** What AWS does around the handlers: HTTP API, queue polling, schedule. */
@NullMarked
package io.oabridge.playground.aws;

import org.jspecify.annotations.NullMarked;
