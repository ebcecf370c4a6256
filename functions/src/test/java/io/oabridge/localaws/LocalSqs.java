package io.oabridge.localaws;

import io.oabridge.topology.QueueSpec;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The embedded SQS. */
public record LocalSqs(SqsClient client, URI endpoint) {

    /** Creates a pair of queues nobody else uses. */
    public Queues queues(QueueSpec spec) {
        String unique = UUID.randomUUID() + "-";
        String deadLetters = create(unique + spec.deadLetterQueueName(), Map.of());
        String arn =
                client.getQueueAttributes(get ->
                                get.queueUrl(deadLetters)
                                        .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        String url =
                create(
                        unique + spec.queueName(),
                        Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                        .formatted(arn, QueueSpec.MAX_RECEIVE_COUNT)));
        return new Queues(url, deadLetters);
    }

    private String create(String name, Map<QueueAttributeName, String> more) {
        Map<QueueAttributeName, String> attributes = new HashMap<>(more);
        attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        attributes.put(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Long.toString(QueueSpec.VISIBILITY_TIMEOUT.toSeconds()));
        return client.createQueue(create -> create.queueName(name).attributes(attributes))
                .queueUrl();
    }

    /** The addresses of a queue and its dead-letter queue. */
    public record Queues(String url, String deadLettersUrl) {}
}
