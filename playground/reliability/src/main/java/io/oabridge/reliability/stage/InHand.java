package io.oabridge.reliability.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one worker holds that nobody else gets while it lives: messages received and not yet dealt
 * with, and the lease of a token renewal. When it is dead, this is what the time-outs will free.
 */
final class InHand implements Gate {
    private final Map<String, String> queueOfReceipt = new LinkedHashMap<>();
    private boolean lease;

    @Override
    public synchronized Way after(Passage passage, Passage.Answer answer) {
        if (!answer.ok()) {
            return Way.ON;
        }
        JsonNode request = passage.json();
        if (passage.is(Service.SQS, "ReceiveMessage")) {
            String queue = request.path("QueueUrl").asText();
            answer.json()
                    .path("Messages")
                    .forEach(message ->
                            queueOfReceipt.put(message.path("ReceiptHandle").asText(), queue));
        } else if (passage.is(Service.SQS, "DeleteMessageBatch")
                || passage.is(Service.SQS, "ChangeMessageVisibilityBatch")) {
            request.path("Entries")
                    .forEach(entry -> queueOfReceipt.remove(entry.path("ReceiptHandle").asText()));
        } else if (passage.is(Service.DYNAMODB, "UpdateItem")
                && request.path("TableName").asText().equals("tokens")) {
            lease = request.path("UpdateExpression").asText().equals("SET #leasedUntil = :until");
        }
        return Way.ON;
    }

    /** The queue of each receipt handle, in the order of receipt. */
    synchronized Map<String, String> receipts() {
        return new LinkedHashMap<>(queueOfReceipt);
    }

    synchronized boolean lease() {
        return lease;
    }
}
