/** Static secrets from Secrets Manager, cached for a limited time. */
@NullMarked
package io.oabridge.secrets;

import org.jspecify.annotations.NullMarked;
