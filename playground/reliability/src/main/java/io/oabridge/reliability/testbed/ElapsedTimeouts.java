package io.oabridge.reliability.testbed;

import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lets the time-outs pass that free what a dead worker held. On AWS its messages come back after
 * minutes and its lease ends after one; here both happen as soon as the last of its requests has
 * had its effect, which those time-outs are there to wait for. Nothing that is alive is touched.
 */
final class ElapsedTimeouts implements Consumer<WorkerProcess> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofHours(1);

    private final SqsClient sqs;
    private final TokenVault tokens;
    private final ConnectionId connection;

    ElapsedTimeouts(SqsClient sqs, TokenVault tokens, ConnectionId connection) {
        this.sqs = sqs;
        this.tokens = tokens;
        this.connection = connection;
    }

    @Override
    public void accept(WorkerProcess dead) {
        while (dead.underWay() > 0) {
            Pause.of(LOOK_AGAIN);
        }
        if (dead.held().lease()) {
            endLease();
        }
        dead.held()
                .receipts()
                .forEach((receipt, queue) ->
                        sqs.changeMessageVisibility(change ->
                                change.queueUrl(queue)
                                        .receiptHandle(receipt)
                                        .visibilityTimeout(0)));
        dead.close();
    }

    /** Takes the lease as it will be free one day, for a time that is over. */
    private void endLease() {
        tokens.read(connection)
                .ifPresent(stored ->
                        tokens.lease(
                                connection,
                                stored.version(),
                                Instant.now().plus(LONGER_THAN_ANY_LEASE),
                                Instant.EPOCH));
    }
}
