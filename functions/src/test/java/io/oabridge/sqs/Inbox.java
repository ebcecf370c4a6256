package io.oabridge.sqs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Receives from a queue as Lambda's poller does. */
record Inbox(SqsClient client, String url) {

    List<Message> messages(int waitSeconds) {
        return client.receiveMessage(receive ->
                        receive.queueUrl(url)
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(waitSeconds)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    List<QueuedMessage> receive() {
        return messages(0).stream().map(Inbox::queued).toList();
    }

    List<QueuedMessage> receive(int waitSeconds) {
        return messages(waitSeconds).stream().map(Inbox::queued).toList();
    }

    void delete(List<QueuedMessage> done) {
        done.forEach(message ->
                client.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
    }

    static QueuedMessage queued(Message message) {
        Map<MessageSystemAttributeName, String> attributes = message.attributes();
        return new QueuedMessage(
                message.messageId(),
                message.receiptHandle(),
                attributes.getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                message.body(),
                Instant.ofEpochMilli(
                        Long.parseLong(
                                attributes.getOrDefault(
                                        MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                Integer.parseInt(
                        attributes.getOrDefault(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "0")));
    }
}
