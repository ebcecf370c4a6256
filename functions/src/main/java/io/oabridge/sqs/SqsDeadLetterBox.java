package io.oabridge.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A FIFO dead-letter queue and the queue its messages came from. */
public final class SqsDeadLetterBox implements DeadLetterBox {
    /** SQS gives ten messages at a time at most. */
    private static final int BATCH = 10;

    /** Asks all of SQS's servers, so that "none" means none. */
    private static final int LONG_POLL_SECONDS = 1;

    private final SqsClient client;
    private final String queueUrl;
    private final String deadLetterQueueUrl;
    private final Duration hidden;

    /**
     * @param hidden how long a received letter stays hidden if nobody removes or releases it
     */
    public SqsDeadLetterBox(
            SqsClient client, String queueUrl, String deadLetterQueueUrl, Duration hidden) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
        this.hidden = hidden;
    }

    @Override
    public List<DeadLetter> next() {
        return client
                .receiveMessage(receive ->
                        receive.queueUrl(deadLetterQueueUrl)
                                .maxNumberOfMessages(BATCH)
                                .waitTimeSeconds(LONG_POLL_SECONDS)
                                .visibilityTimeout(Math.toIntExact(hidden.toSeconds()))
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .stream()
                .map(SqsDeadLetterBox::letter)
                .toList();
    }

    @Override
    public int size() {
        Map<QueueAttributeName, String> attributes =
                client.getQueueAttributes(get ->
                                get.queueUrl(deadLetterQueueUrl)
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /**
     * The deduplication id is made of the letter's id: the letter that was given up again is
     * another one, and so is the original message.
     */
    @Override
    public void putBack(DeadLetter letter) {
        client.sendMessage(send ->
                send.queueUrl(queueUrl)
                        .messageGroupId(letter.group())
                        .messageDeduplicationId(QueueText.id("redriven:" + letter.id()))
                        .messageBody(letter.body()));
    }

    @Override
    public void remove(DeadLetter letter) {
        client.deleteMessage(delete ->
                delete.queueUrl(deadLetterQueueUrl).receiptHandle(letter.receiptHandle()));
    }

    /** Newest first, so that a letter can only be seen when those before it can. */
    @Override
    public void release(List<String> receiptHandles) {
        for (String receiptHandle : receiptHandles.reversed()) {
            client.changeMessageVisibility(change ->
                    change.queueUrl(deadLetterQueueUrl)
                            .receiptHandle(receiptHandle)
                            .visibilityTimeout(0));
        }
    }

    private static DeadLetter letter(Message message) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        return new DeadLetter(
                message.messageId(),
                message.receiptHandle(),
                system.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                message.body(),
                text(message, SqsDeadLetters.CAUSE),
                text(message, SqsDeadLetters.FIRST_SENT_AT)
                        .map(Instant::parse)
                        .orElseGet(() -> sentAt(system)));
    }

    private static Instant sentAt(Map<MessageSystemAttributeName, String> system) {
        return Instant.ofEpochMilli(
                Long.parseLong(
                        system.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0")));
    }

    private static Optional<String> text(Message message, String attribute) {
        return Optional.ofNullable(message.messageAttributes().get(attribute))
                .map(MessageAttributeValue::stringValue);
    }
}
