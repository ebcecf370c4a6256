package io.oabridge.infra;

import io.oabridge.topology.ConstantName;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.Trigger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The FIFO queues of the topology, each with its dead-letter queue. They go with the stack, and so
 * does what still waits in them.
 */
final class RelayQueues extends Construct {
    private final String installation;
    private final Map<QueueSpec, Queue> queues = new EnumMap<>(QueueSpec.class);
    private final Map<QueueSpec, Queue> deadLetters = new EnumMap<>(QueueSpec.class);

    RelayQueues(Construct scope, String installation) {
        super(scope, "Queues");
        this.installation = installation;
        for (QueueSpec spec : QueueSpec.values()) {
            create(spec);
        }
    }

    Queue queue(QueueSpec spec) {
        return Objects.requireNonNull(queues.get(spec));
    }

    Queue deadLetters(QueueSpec spec) {
        return Objects.requireNonNull(deadLetters.get(spec));
    }

    /**
     * Lets Lambda poll a queue for a function. Only what the function reports as failed stays in
     * the queue.
     */
    void feed(BridgeFunction function, Trigger.Queue trigger) {
        EventSourceMapping.Builder.create(function, "Messages")
                .target(function.live())
                .eventSourceArn(queue(trigger.queue()).getQueueArn())
                .batchSize(trigger.batchSize())
                .maxConcurrency(trigger.maximumConcurrency())
                .reportBatchItemFailures(true)
                .build();
    }

    private void create(QueueSpec spec) {
        String name = ConstantName.capitalised(spec);
        Queue parked = fifo(name + "DeadLetters", spec.deadLetterQueueName()).build();
        Queue queue =
                fifo(name + "Queue", spec.queueName())
                        .visibilityTimeout(
                                Duration.seconds(QueueSpec.VISIBILITY_TIMEOUT.toSeconds()))
                        .deadLetterQueue(
                                DeadLetterQueue.builder()
                                        .queue(parked)
                                        .maxReceiveCount(QueueSpec.MAX_RECEIVE_COUNT)
                                        .build())
                        .build();
        named(parked, name + "DeadLetters");
        named(queue, name + "Queue");
        deadLetters.put(spec, parked);
        queues.put(spec, queue);
    }

    private Queue.Builder fifo(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(installation + "-" + name)
                .fifo(true)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.seconds(QueueSpec.RETENTION.toSeconds()));
    }

    private static void named(Queue queue, String logicalId) {
        Cfn.behind(queue, CfnQueue.class).overrideLogicalId(logicalId);
    }
}
