/** The relay queues on SQS FIFO: envelope codec, sender, batch loop. */
@NullMarked
package io.oabridge.sqs;

import org.jspecify.annotations.NullMarked;
