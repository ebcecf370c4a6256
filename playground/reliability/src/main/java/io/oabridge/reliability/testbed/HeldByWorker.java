package io.oabridge.reliability.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one worker holds that nobody else gets while it lives: messages received and not yet dealt
 * with, and the lease of a token renewal. When it is dead, this is what the time-outs will free.
 */
final class HeldByWorker implements Interceptor {
    private final Map<String, String> queueOfReceipt = new LinkedHashMap<>();
    private boolean lease;

    @Override
    public synchronized Decision after(ServiceCall call, ServiceCall.Answer answer) {
        if (!answer.ok()) {
            return Decision.FORWARD;
        }
        JsonNode request = call.json();
        if (call.is(Service.SQS, "ReceiveMessage")) {
            String queue = request.path("QueueUrl").asText();
            answer.json()
                    .path("Messages")
                    .forEach(message ->
                            queueOfReceipt.put(message.path("ReceiptHandle").asText(), queue));
        } else if (call.is(Service.SQS, "DeleteMessageBatch")
                || call.is(Service.SQS, "ChangeMessageVisibilityBatch")) {
            request.path("Entries")
                    .forEach(entry -> queueOfReceipt.remove(entry.path("ReceiptHandle").asText()));
        } else if (call.is(Service.DYNAMODB, "UpdateItem")
                && request.path("TableName").asText().equals("tokens")) {
            lease = request.path("UpdateExpression").asText().equals("SET #leasedUntil = :until");
        }
        return Decision.FORWARD;
    }

    /** The queue of each receipt handle, in the order of receipt. */
    synchronized Map<String, String> receipts() {
        return new LinkedHashMap<>(queueOfReceipt);
    }

    synchronized boolean lease() {
        return lease;
    }
}
