package io.oabridge.sqs;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A FIFO queue of its own. Body and group stay, so that whoever puts the messages back gets them in
 * order; why and since when is in the attributes {@link #CAUSE} and {@link #FIRST_SENT_AT}.
 */
public final class SqsDeadLetters implements DeadLetters {
    /** Why it was given up: a short stable word. */
    public static final String CAUSE = "cause";

    /** When it was first put into its queue, as ISO 8601 in UTC. */
    public static final String FIRST_SENT_AT = "firstSentAt";

    private final SqsClient client;
    private final String deadLetterQueueUrl;

    public SqsDeadLetters(SqsClient client, String deadLetterQueueUrl) {
        this.client = client;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
    }

    @Override
    public void park(QueuedMessage message, String cause) {
        client.sendMessage(send ->
                send.queueUrl(deadLetterQueueUrl)
                        .messageGroupId(QueueText.id(message.group()))
                        .messageDeduplicationId(QueueText.id("parked:" + message.id()))
                        .messageBody(message.body())
                        .messageAttributes(
                                Map.of(
                                        CAUSE,
                                        text(cause.isBlank() ? "unknown" : cause),
                                        FIRST_SENT_AT,
                                        text(message.sentAt().toString()))));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
