package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.Handled;
import io.oabridge.sqs.QueuedMessage;
import io.oabridge.sqs.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class QueueWorkerTest {
    private static final String TRACE_ID = "traceId";
    private static final Duration ONE_MESSAGE = Duration.ofSeconds(20);
    private static final Instant SENT = Instant.parse("2026-03-02T07:59:58.123Z");

    private final SettableClock clock = new SettableClock();
    private final List<QueuedMessage> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Optional<String>> traceIds = new ConcurrentHashMap<>();
    private final List<String> broughtBack = new CopyOnWriteArrayList<>();
    private final List<String> parked = new CopyOnWriteArrayList<>();
    private final List<Optional<String>> traceIdsAfterwards = new CopyOnWriteArrayList<>();

    @Test
    void aRecordBecomesAQueuedMessage() {
        run(_ -> new Handled.Done(), Invocation.withTime(), record("1", "talk-1"));

        assertThat(seen)
                .containsExactly(
                        new QueuedMessage("sqs-1", "receipt-1", "talk-1", "body-1", SENT, 3));
    }

    @Test
    void onlyWhatIsNotFinishedIsReportedAsFailed() {
        SQSBatchResponse answer =
                run(
                        message ->
                                message.group().equals("talk-2")
                                        ? new Handled.Retry(Duration.ofSeconds(9), "busy")
                                        : new Handled.Done(),
                        Invocation.withTime(),
                        record("1", "talk-1"),
                        record("2", "talk-2"),
                        record("3", "talk-2"),
                        record("4", "talk-1"));

        assertThat(failed(answer)).containsExactly("sqs-2", "sqs-3");
        assertThat(broughtBack).containsExactly("sqs-2 in PT9S", "sqs-3 in PT9S");
    }

    @Test
    void aFinishedBatchReportsNothing() {
        SQSBatchResponse answer =
                run(_ -> new Handled.Done(), Invocation.withTime(), record("1", "talk-1"));

        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    @Test
    void whatIsGivenUpIsParkedAndNotReported() {
        SQSBatchResponse answer =
                run(_ -> new Handled.GiveUp("403"), Invocation.withTime(), record("1", "talk-1"));

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(parked).containsExactly("sqs-1: 403");
    }

    @Test
    void whatThereIsNoTimeForIsNotStartedAndComesBack() {
        SQSBatchResponse answer =
                run(
                        _ -> new Handled.Done(),
                        new Invocation(ONE_MESSAGE.minusMillis(1)),
                        record("1", "talk-1"));

        assertThat(seen).isEmpty();
        assertThat(failed(answer)).containsExactly("sqs-1");
    }

    @Test
    void everyMessageIsWorkedOnUnderItsOwnTraceId() {
        run(
                _ -> new Handled.Done(),
                Invocation.withTime(),
                record("1", "talk-1"),
                record("2", "talk-1"),
                record("3", "talk-2"));

        assertThat(traceIds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "sqs-1", Optional.of("once-1"),
                                "sqs-2", Optional.of("once-2"),
                                "sqs-3", Optional.of("once-3")));
    }

    /** The thread goes on with other messages, whose lines must not carry this one's trace id. */
    @Test
    void theTraceIdIsGoneWhenTheMessageIs() {
        run(
                message -> {
                    if (message.id().equals("sqs-2")) {
                        throw new IllegalStateException("worker died");
                    }
                    return message.id().equals("sqs-1")
                            ? new Handled.GiveUp("403")
                            : new Handled.Done();
                },
                Invocation.withTime(),
                record("1", "talk-1"),
                record("2", "talk-1"));

        assertThat(traceIdsAfterwards).containsExactly(Optional.empty(), Optional.empty());
        assertThat(MDC.get(TRACE_ID)).isNull();
    }

    @Test
    void aWorkerThatThrowsMeansTryAgain() {
        SQSBatchResponse answer =
                run(
                        _ -> {
                            throw new IllegalStateException("worker died");
                        },
                        Invocation.withTime(),
                        record("1", "talk-1"));

        assertThat(failed(answer)).containsExactly("sqs-1");
    }

    /** As from a hand-written test event in the console. */
    @Test
    void aRecordWithoutAttributesIsWorkedOnToo() {
        SQSMessage bare = new SQSMessage();
        bare.setMessageId("sqs-1");
        bare.setBody("body-1");
        SQSMessage halfBare = record("2", "talk-2");
        halfBare.setAttributes(Map.of("MessageGroupId", "talk-2"));

        SQSBatchResponse answer =
                run(_ -> new Handled.Done(), Invocation.withTime(), bare, halfBare);

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(seen)
                .extracting(QueuedMessage::id, QueuedMessage::group, QueuedMessage::body)
                .containsExactlyInAnyOrder(
                        tuple("sqs-1", "", "body-1"), tuple("sqs-2", "talk-2", "body-2"));
    }

    private SQSBatchResponse run(
            Function<QueuedMessage, Handled> worker, Invocation invocation, SQSMessage... records) {
        FifoBatch batch =
                new FifoBatch(
                        (messages, delay) -> {
                            traceIdsAfterwards.add(traceId());
                            messages.forEach(it -> broughtBack.add(it.id() + " in " + delay));
                        },
                        (message, cause) -> {
                            traceIdsAfterwards.add(traceId());
                            parked.add(message.id() + ": " + cause);
                        },
                        new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(24), new Random(7)),
                        clock,
                        ONE_MESSAGE);
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(records));
        return new QueueWorker(
                        batch,
                        message -> {
                            seen.add(message);
                            traceIds.put(message.id(), traceId());
                            return worker.apply(message);
                        })
                .handle(event, invocation);
    }

    private static SQSMessage record(String number, String group) {
        SQSMessage record = new SQSMessage();
        record.setMessageId("sqs-" + number);
        record.setReceiptHandle("receipt-" + number);
        record.setBody("body-" + number);
        record.setAttributes(
                Map.of(
                        "MessageGroupId",
                        group,
                        "MessageDeduplicationId",
                        "once-" + number,
                        "SentTimestamp",
                        Long.toString(SENT.toEpochMilli()),
                        "ApproximateReceiveCount",
                        "3"));
        return record;
    }

    private static Optional<String> traceId() {
        return Optional.ofNullable(MDC.get(TRACE_ID));
    }

    private static Stream<String> failed(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier);
    }
}
