package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.RelayQueue;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.Redrive;
import io.oabridge.sqs.RetryPolicy;
import io.oabridge.sqs.SqsDeadLetterBox;
import io.oabridge.sqs.SqsDeadLetters;
import io.oabridge.sqs.SqsRelayQueue;
import io.oabridge.sqs.SqsVisibility;
import io.oabridge.sqs.Worker;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.QueueSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** The queue of each direction, its batches and its dead letters. */
record Queues(AwsClients aws, Settings settings, InstantSource clock) {
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    /** A message may take two calls at their slowest before the function's own time runs out. */
    private static final Duration ONE_MESSAGE = Platforms.TIMEOUT.multipliedBy(2);

    RelayQueue both() {
        return new SqsRelayQueue(
                aws.sqs(),
                Map.of(
                        Direction.TO_HELPDESK,
                        settings.required(EnvironmentKey.TO_HELPDESK_QUEUE_URL),
                        Direction.TO_MESSENGER,
                        settings.required(EnvironmentKey.TO_MESSENGER_QUEUE_URL)));
    }

    QueueWorker worker(QueueSpec queue, Worker worker) {
        FifoBatch batch =
                new FifoBatch(
                        new SqsVisibility(aws.sqs(), settings.required(queue.urlKey())),
                        new SqsDeadLetters(aws.sqs(), settings.required(queue.deadLetterUrlKey())),
                        retries(),
                        clock,
                        ONE_MESSAGE);
        return new QueueWorker(batch, worker);
    }

    /**
     * Many threads draw from it at once, which {@link Random} allows and most generators do not.
     */
    RetryPolicy retries() {
        return new RetryPolicy(settings.retryMaxDelay(), GIVE_UP_AFTER, new Random());
    }

    /** The dead letters of each direction, as the redrive function reaches them. */
    Map<Direction, Redrive> redrives(DeliveryLedger ledger) {
        return Map.of(
                Direction.TO_HELPDESK, redrive(QueueSpec.TO_HELPDESK, ledger),
                Direction.TO_MESSENGER, redrive(QueueSpec.TO_MESSENGER, ledger));
    }

    private Redrive redrive(QueueSpec queue, DeliveryLedger ledger) {
        return new Redrive(
                new SqsDeadLetterBox(
                        aws.sqs(),
                        settings.required(queue.urlKey()),
                        settings.required(queue.deadLetterUrlKey()),
                        RedriveHandler.LETTERS_HIDDEN),
                new DeliveredParts(ledger)::of,
                clock);
    }
}
