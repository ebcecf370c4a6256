@NullMarked
package io.oabridge.playground.operator;

import org.jspecify.annotations.NullMarked;
