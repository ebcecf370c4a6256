package io.oabridge.reliability.testbed;

import io.oabridge.playground.aws.Provisioning;
import io.oabridge.sqs.SqsDeadLetters;
import io.oabridge.topology.QueueSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues, asked directly and not through any worker. */
public final class Queues {
    private static final List<QueueAttributeName> COUNTS =
            List.of(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final Map<QueueSpec, Provisioning.Urls> urls;

    Queues(SqsClient sqs, Map<QueueSpec, Provisioning.Urls> urls) {
        this.sqs = sqs;
        this.urls = Map.copyOf(urls);
    }

    /** How many messages wait or are being worked on, dead letters not counted. */
    public int waiting() {
        return urls.values().stream()
                .flatMap(queue ->
                        sqs
                                .getQueueAttributes(request ->
                                        request.queueUrl(queue.queue()).attributeNames(COUNTS))
                                .attributes()
                                .values()
                                .stream())
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Takes all dead letters out: the platforms' ids of the messages, with the causes. */
    public Map<String, String> takeDeadLetters() {
        Map<String, String> causes = new HashMap<>();
        for (Provisioning.Urls queue : urls.values()) {
            List<Message> batch = receive(queue.deadLetters());
            while (!batch.isEmpty()) {
                for (Message message : batch) {
                    String cause =
                            Optional.ofNullable(
                                            message.messageAttributes().get(SqsDeadLetters.CAUSE))
                                    .map(MessageAttributeValue::stringValue)
                                    .orElse("");
                    Logbook.idOfQueued(message.body()).ifPresent(id -> causes.put(id, cause));
                    sqs.deleteMessage(request ->
                            request.queueUrl(queue.deadLetters())
                                    .receiptHandle(message.receiptHandle()));
                }
                batch = receive(queue.deadLetters());
            }
        }
        return causes;
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(request ->
                        request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }
}
