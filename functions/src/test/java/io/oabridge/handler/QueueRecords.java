package io.oabridge.handler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.sqs.EnvelopeCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A batch of queue messages as Lambda's polling hands it to a worker. */
final class QueueRecords {
    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final ArrayNode records = event.putArray("Records");
    private String queue = "to-helpdesk";

    void add(RelayWork work) {
        queue = work.direction() == Direction.TO_HELPDESK ? "to-helpdesk" : "to-messenger";
        add(work.group(), work.deduplicationId(), EnvelopeCodec.write(work));
    }

    /** A message that is no envelope of this version. */
    void addUnreadable(String group) {
        add(group, "unreadable", "{\"v\":99,\"body\":\"\"}");
    }

    ObjectNode event() {
        return event;
    }

    private void add(String group, String deduplicationId, String body) {
        int number = records.size() + 1;
        ObjectNode record = records.addObject();
        record.put("messageId", "5fea7756-0ea4-451a-a703-a5585%07d".formatted(number))
                .put("receiptHandle", "AQEBneutralReceiptHandle%d==".formatted(number))
                .put("body", body)
                .putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", "1772438400250")
                .put("SequenceNumber", "1884949646046769612%d".formatted(number))
                .put("MessageGroupId", group)
                .put("SenderId", "AROANEUTRALNEUTRALNEU:bridge")
                .put("MessageDeduplicationId", deduplicationId)
                .put("ApproximateFirstReceiveTimestamp", "1772438400300");
        record.putObject("messageAttributes");
        record.put("md5OfBody", md5(body))
                .put("eventSource", "aws:sqs")
                .put(
                        "eventSourceARN",
                        "arn:aws:sqs:ap-southeast-1:000000000000:%s.fifo".formatted(queue))
                .put("awsRegion", "ap-southeast-1");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
