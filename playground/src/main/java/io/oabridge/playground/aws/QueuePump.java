package io.oabridge.playground.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What Lambda's polling of an SQS FIFO queue does: batches go to the function, at most so many at a
 * time; messages the function does not report as failed are deleted; the rest comes back when its
 * visibility time-out ends. The queue itself keeps the order within a group and moves dead letters.
 */
public final class QueuePump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePump.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG_POLL_SECONDS = 1;

    private final LambdaHost lambda;
    private final SqsClient sqs;
    private final FunctionSpec function;
    private final Trigger.Queue trigger;
    private final String queueUrl;
    private final Semaphore free;
    private final Thread poller;
    private volatile boolean open = true;

    private QueuePump(
            LambdaHost lambda,
            SqsClient sqs,
            FunctionSpec function,
            Trigger.Queue trigger,
            String queueUrl) {
        this.lambda = lambda;
        this.sqs = sqs;
        this.function = function;
        this.trigger = trigger;
        this.queueUrl = queueUrl;
        this.free = new Semaphore(trigger.maximumConcurrency());
        this.poller =
                Thread.ofVirtual()
                        .name("pump-" + trigger.queue().queueName())
                        .unstarted(this::poll);
    }

    /** Starts to feed a function from its queue. */
    public static QueuePump start(
            LambdaHost lambda,
            SqsClient sqs,
            FunctionSpec function,
            Trigger.Queue trigger,
            String queueUrl) {
        QueuePump pump = new QueuePump(lambda, sqs, function, trigger, queueUrl);
        pump.poller.start();
        return pump;
    }

    /** Stops to poll; batches under way are finished. */
    @Override
    public void close() {
        open = false;
        poller.interrupt();
        free.acquireUninterruptibly(trigger.maximumConcurrency());
        free.release(trigger.maximumConcurrency());
    }

    private void poll() {
        while (open) {
            try {
                free.acquire();
            } catch (InterruptedException e) {
                return;
            }
            List<Message> batch = receive();
            if (batch.isEmpty()) {
                free.release();
            } else {
                Thread.ofVirtual().start(() -> deliver(batch));
            }
        }
    }

    private List<Message> receive() {
        try {
            return sqs.receiveMessage(request ->
                            request.queueUrl(queueUrl)
                                    .maxNumberOfMessages(trigger.batchSize())
                                    .waitTimeSeconds(LONG_POLL_SECONDS)
                                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                    .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            if (open) {
                LOG.atWarn().addKeyValue("queue", queueUrl).setCause(e).log("polling failed");
            }
            return List.of();
        }
    }

    private void deliver(List<Message> batch) {
        try {
            JsonNode answer = lambda.invoke(function, event(batch));
            delete(batch, failures(answer));
        } catch (LambdaHost.FunctionFailed e) {
            LOG.atError()
                    .addKeyValue("function", function.functionName())
                    .setCause(e)
                    .log("invocation failed");
        } catch (SdkException e) {
            LOG.atError().addKeyValue("queue", queueUrl).setCause(e).log("deleting failed");
        } finally {
            free.release();
        }
    }

    private static Set<String> failures(JsonNode answer) {
        Set<String> failed = new HashSet<>();
        answer.path("batchItemFailures")
                .forEach(item -> failed.add(item.path("itemIdentifier").asText()));
        return failed;
    }

    private void delete(List<Message> batch, Set<String> failed) {
        List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
        for (Message message : batch) {
            if (!failed.contains(message.messageId())) {
                done.add(
                        DeleteMessageBatchRequestEntry.builder()
                                .id(String.valueOf(done.size()))
                                .receiptHandle(message.receiptHandle())
                                .build());
            }
        }
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(done));
        }
    }

    private ObjectNode event(List<Message> batch) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode record =
                    records.addObject()
                            .put("messageId", message.messageId())
                            .put("receiptHandle", message.receiptHandle())
                            .put("body", message.body())
                            .put("md5OfBody", message.md5OfBody())
                            .put("eventSource", "aws:sqs")
                            .put(
                                    "eventSourceARN",
                                    "arn:aws:sqs:local:000000000000:" + trigger.queue().queueName())
                            .put("awsRegion", "local");
            ObjectNode attributes = record.putObject("attributes");
            message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
            record.putObject("messageAttributes");
        }
        return event;
    }
}
