/** DynamoDB, SQS and Secrets Manager inside one JVM, on loopback only, silent. */
@NullMarked
package io.oabridge.emulators;

import org.jspecify.annotations.NullMarked;
