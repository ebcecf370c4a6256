package io.oabridge.sqs;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayQueue;
import io.oabridge.relay.port.RelayWork;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends work to the FIFO queue of its direction; the group keeps a conversation's order. */
public final class SqsRelayQueue implements RelayQueue {
    private final SqsClient client;
    private final Map<Direction, String> queueUrls;

    /**
     * @param queueUrls the queue of every direction
     * @throws IllegalArgumentException when a direction has none
     */
    public SqsRelayQueue(SqsClient client, Map<Direction, String> queueUrls) {
        this.client = client;
        this.queueUrls = Map.copyOf(queueUrls);
        for (Direction direction : Direction.values()) {
            if (!queueUrls.containsKey(direction)) {
                throw new IllegalArgumentException("no queue for direction " + direction);
            }
        }
    }

    @Override
    public void enqueue(RelayWork work) {
        client.sendMessage(send ->
                send.queueUrl(queueUrls.get(work.direction()))
                        .messageGroupId(QueueText.id(work.group()))
                        .messageDeduplicationId(QueueText.id(work.deduplicationId()))
                        .messageBody(EnvelopeCodec.write(work)));
    }
}
