/** The rules of who may know whom, and a tree that breaks each of them. */
@NullMarked
package io.oabridge.architecture;

import org.jspecify.annotations.NullMarked;
