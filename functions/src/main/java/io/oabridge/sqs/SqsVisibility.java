package io.oabridge.sqs;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** Tells SQS when messages come back, in whole seconds and never sooner than asked. */
public final class SqsVisibility implements Visibility {
    private static final Logger log = LoggerFactory.getLogger(SqsVisibility.class);

    /**
     * SQS allows 12 hours, counted from the receipt of the message; a function lives 15 minutes at
     * most.
     */
    private static final Duration LONGEST = Duration.ofHours(12).minusMinutes(15);

    private static final int BATCH = 10;

    private final SqsClient client;
    private final String queueUrl;

    public SqsVisibility(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void change(List<QueuedMessage> messages, Duration delay) {
        int seconds = seconds(delay);
        for (int from = 0; from < messages.size(); from += BATCH) {
            changeBatch(messages.subList(from, Math.min(from + BATCH, messages.size())), seconds);
        }
    }

    private void changeBatch(List<QueuedMessage> messages, int seconds) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries =
                IntStream.range(0, messages.size())
                        .mapToObj(i ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(Integer.toString(i))
                                        .receiptHandle(messages.get(i).receiptHandle())
                                        .visibilityTimeout(seconds)
                                        .build())
                        .toList();
        List<BatchResultErrorEntry> failed =
                client.changeMessageVisibilityBatch(
                                change -> change.queueUrl(queueUrl).entries(entries))
                        .failed();
        for (BatchResultErrorEntry failure : failed) {
            log.atWarn()
                    .setMessage("visibility not changed: the message comes back by time-out")
                    .addKeyValue("messageId", messages.get(Integer.parseInt(failure.id())).id())
                    .addKeyValue("code", failure.code())
                    .log();
        }
    }

    private static int seconds(Duration delay) {
        Duration whole = delay.plusSeconds(1).minusNanos(1);
        return Math.toIntExact(Math.clamp(whole.toSeconds(), 0, LONGEST.toSeconds()));
    }
}
