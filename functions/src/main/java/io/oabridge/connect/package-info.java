/**
 * The set-up pages: who is let in, what is asked for and shown, what is checked before it is saved.
 * They know neither Lambda nor AWS.
 */
@NullMarked
package io.oabridge.connect;

import org.jspecify.annotations.NullMarked;
