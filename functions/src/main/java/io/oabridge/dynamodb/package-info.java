/** The ports that need durable state, on DynamoDB. */
@NullMarked
package io.oabridge.dynamodb;

import org.jspecify.annotations.NullMarked;
