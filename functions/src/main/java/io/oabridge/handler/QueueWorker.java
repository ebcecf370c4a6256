package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.Handled;
import io.oabridge.sqs.QueuedMessage;
import io.oabridge.sqs.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Puts a Lambda batch through {@link FifoBatch}, with each message's trace id on every log line it
 * causes.
 */
final class QueueWorker {
    private static final String TRACE_ID = "traceId";

    private final FifoBatch batch;
    private final Worker worker;

    QueueWorker(FifoBatch batch, Worker worker) {
        this.batch = batch;
        this.worker = worker;
    }

    SQSBatchResponse handle(SQSEvent event, Context context) {
        Map<String, String> traceIds =
                event.getRecords().stream()
                        .collect(
                                Collectors.toMap(
                                        SQSMessage::getMessageId,
                                        record -> attribute(record, "MessageDeduplicationId")));
        List<QueuedMessage> messages =
                event.getRecords().stream().map(QueueWorker::queued).toList();
        List<String> failed =
                batch.process(
                        messages,
                        new Traced(worker, traceIds),
                        () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        return new SQSBatchResponse(
                failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
    }

    private record Traced(Worker worker, Map<String, String> traceIds) implements Worker {
        @Override
        public Handled handle(QueuedMessage message) {
            try (MDC.MDCCloseable _ = traceIdOf(message)) {
                return worker.handle(message);
            }
        }

        @Override
        public void parked(QueuedMessage message, String cause) {
            try (MDC.MDCCloseable _ = traceIdOf(message)) {
                worker.parked(message, cause);
            }
        }

        private MDC.MDCCloseable traceIdOf(QueuedMessage message) {
            return MDC.putCloseable(TRACE_ID, traceIds.getOrDefault(message.id(), ""));
        }
    }

    private static QueuedMessage queued(SQSMessage record) {
        return new QueuedMessage(
                record.getMessageId(),
                record.getReceiptHandle(),
                attribute(record, "MessageGroupId"),
                record.getBody(),
                Instant.ofEpochMilli(number(record, "SentTimestamp")),
                (int) number(record, "ApproximateReceiveCount"));
    }

    private static long number(SQSMessage record, String name) {
        String text = attribute(record, name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static String attribute(SQSMessage record, String name) {
        return Optional.ofNullable(record.getAttributes()).orElse(Map.of()).getOrDefault(name, "");
    }
}
