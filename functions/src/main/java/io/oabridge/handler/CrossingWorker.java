package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.relay.CrossingOutcome;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.sqs.EnvelopeCodec;
import io.oabridge.sqs.Handled;
import io.oabridge.sqs.QueuedMessage;
import io.oabridge.sqs.RelayEnvelope;
import io.oabridge.sqs.RetryPolicy;
import io.oabridge.sqs.Worker;
import io.oabridge.topology.ConstantName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one queued message through one attempt and says what the queue should do with it. */
final class CrossingWorker<M extends Happening> implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(CrossingWorker.class);

    private static final String UNREADABLE = "unreadable-envelope";

    private final Function<RelayEnvelope.Read, Optional<M>> reader;
    private final Function<M, CrossingOutcome> crossing;
    private final BiConsumer<M, String> giveUp;
    private final RetryPolicy retries;
    private final Meter meter;
    private final InstantSource clock;

    /**
     * @param reader turns what was queued into what it tells; empty when that is nothing
     * @param giveUp tells whoever can be told that a message will not be tried again
     */
    CrossingWorker(
            Function<RelayEnvelope.Read, Optional<M>> reader,
            Function<M, CrossingOutcome> crossing,
            BiConsumer<M, String> giveUp,
            RetryPolicy retries,
            Meter meter,
            InstantSource clock) {
        this.reader = reader;
        this.crossing = crossing;
        this.giveUp = giveUp;
        this.retries = retries;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public Handled handle(QueuedMessage queued) {
        return switch (EnvelopeCodec.read(queued.body())) {
            case RelayEnvelope.Unreadable(String reason) ->
                    new Handled.GiveUp(UNREADABLE + ": " + reason);
            case RelayEnvelope.Read read ->
                    reader.apply(read)
                            .map(message ->
                                    cross(
                                            message,
                                            queued,
                                            new Origin(read.direction(), read.receivedAt())))
                            .orElseGet(this::nothingToRead);
        };
    }

    @Override
    public void parked(QueuedMessage queued, String cause) {
        LOG.atError().addKeyValue("cause", cause).log("given up");
        switch (EnvelopeCodec.read(queued.body())) {
            case RelayEnvelope.Unreadable _ -> meter.count(Signal.DEAD_LETTERED, UNREADABLE);
            case RelayEnvelope.Read read -> {
                meter.count(Signal.DEAD_LETTERED, cause);
                reader.apply(read).ifPresent(message -> giveUp.accept(message, cause));
            }
        }
    }

    private Handled nothingToRead() {
        meter.count(Signal.IGNORED, "not-a-message");
        return new Handled.Done();
    }

    private Handled cross(M message, QueuedMessage queued, Origin origin) {
        LOG.atInfo().addKeyValue("attempt", queued.receiveCount()).log("picked up");
        Instant start = clock.instant();
        CrossingOutcome outcome = crossing.apply(message);
        Duration took = Duration.between(start, clock.instant());
        return switch (outcome) {
            case CrossingOutcome.Finished(CrossingOutcome.Result result) -> {
                if (result == CrossingOutcome.Result.DELIVERED) {
                    measure(origin);
                }
                yield finished(result, took);
            }
            case CrossingOutcome.Refused(String code) -> refused(code, took);
            case CrossingOutcome.Waiting(Duration after, String cause) -> {
                if (retries.exhausted(queued.sentAt(), clock.instant())) {
                    yield new Handled.GiveUp("out of time: " + cause);
                }
                LOG.atInfo()
                        .addKeyValue("cause", cause)
                        .addKeyValue("tookMs", took.toMillis())
                        .log("waiting");
                meter.count(Signal.RETRIED, cause);
                yield new Handled.Retry(retries.pause(queued.receiveCount(), after), cause);
            }
            case CrossingOutcome.Stuck(String cause) -> new Handled.GiveUp(cause);
        };
    }

    private Handled finished(CrossingOutcome.Result result, Duration took) {
        LOG.atInfo()
                .addKeyValue("result", result)
                .addKeyValue("tookMs", took.toMillis())
                .log("finished");
        Signal signal =
                switch (result) {
                    case DELIVERED -> Signal.DELIVERED;
                    case DUPLICATE -> Signal.DUPLICATE;
                    case UNCERTAIN -> Signal.UNCERTAIN;
                    case NOTED -> Signal.DELIVERED;
                    case NOT_NOTED -> Signal.REFUSED;
                    case FORGOTTEN -> Signal.FORGOTTEN;
                    case UNKNOWN_CONNECTION,
                            OTHER_CONVERSATION,
                            BOT_MESSAGE,
                            OWN_MESSAGE,
                            EMPTY,
                            NO_CONVERSATION,
                            REACTIONS_OFF,
                            OWNER_REPLIES_OFF,
                            RESOLVED_NOTICE_OFF ->
                            Signal.IGNORED;
                };
        meter.count(signal, ConstantName.hyphenated(result));
        return new Handled.Done();
    }

    private Handled refused(String code, Duration took) {
        LOG.atInfo()
                .addKeyValue("result", Signal.REFUSED)
                .addKeyValue("code", code)
                .addKeyValue("tookMs", took.toMillis())
                .log("finished");
        meter.count(Signal.REFUSED, code);
        return new Handled.Done();
    }

    private void measure(Origin origin) {
        Measure measure =
                switch (origin.direction()) {
                    case TO_HELPDESK -> Measure.CROSSING_TO_HELPDESK;
                    case TO_MESSENGER -> Measure.CROSSING_TO_MESSENGER;
                };
        meter.measure(measure, Duration.between(origin.receivedAt(), clock.instant()).toMillis());
    }

    /** Which way a message goes, and since when. */
    private record Origin(Direction direction, Instant receivedAt) {}
}
