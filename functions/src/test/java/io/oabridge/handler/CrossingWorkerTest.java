package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Direction;
import io.oabridge.relay.CrossingOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.sqs.EnvelopeCodec;
import io.oabridge.sqs.Handled;
import io.oabridge.sqs.QueuedMessage;
import io.oabridge.sqs.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossingWorkerTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final ChatMessage.FromAgent MESSAGE =
            Samples.fromAgent(Samples.conversation("talk-1"), "message-1", "hello");

    private final SettableClock clock = new SettableClock();
    private final CountingMeter meter = new CountingMeter();
    private final List<String> read = new ArrayList<>();
    private final List<ChatMessage> crossed = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();
    private final Instant sentAt = clock.instant();
    private Optional<ChatMessage.FromAgent> found = Optional.of(MESSAGE);
    private Optional<RuntimeException> bug = Optional.empty();
    private CrossingOutcome outcome = new Finished(Result.DELIVERED);

    private final CrossingWorker<ChatMessage.FromAgent> worker =
            new CrossingWorker<>(
                    queued -> {
                        read.add(queued.body() + " at " + queued.receivedAt());
                        return found;
                    },
                    message -> {
                        crossed.add(message);
                        bug.ifPresent(it -> {
                            throw it;
                        });
                        return outcome;
                    },
                    (message, cause) -> givenUp.add(message.id() + ": " + cause),
                    new RetryPolicy(LONGEST_PAUSE, DAY, new Random(7)),
                    meter,
                    clock);

    @Test
    void theReaderGetsTheBodyAndTheTimeItWasReceived() {
        Handled handled = worker.handle(queued(1));

        assertThat(handled).isEqualTo(new Handled.Done());
        assertThat(read).containsExactly("the body at 2026-03-02T07:59:59Z");
        assertThat(crossed).containsExactly(MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, DELIVERED delivered",
        "DUPLICATE, DUPLICATE duplicate",
        "UNCERTAIN, UNCERTAIN uncertain",
        "UNKNOWN_CONNECTION, IGNORED unknown-connection",
        "OTHER_CONVERSATION, IGNORED other-conversation",
        "BOT_MESSAGE, IGNORED bot-message",
        "OWN_MESSAGE, IGNORED own-message",
        "EMPTY, IGNORED empty",
    })
    void whatIsFinishedIsDoneAndCounted(Result result, String counted) {
        outcome = new Finished(result);

        assertThat(worker.handle(queued(1))).isEqualTo(new Handled.Done());
        assertThat(meter.counted()).containsExactly(counted);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aRefusalIsDoneAndCountedByItsCode() {
        outcome = new CrossingOutcome.Refused("-320");

        assertThat(worker.handle(queued(1))).isEqualTo(new Handled.Done());
        assertThat(meter.counted()).containsExactly("REFUSED -320");
        assertThat(meter.measured()).isEmpty();
        assertThat(givenUp).isEmpty();
    }

    /** From the webhook, not from the attempt: the customer has been waiting since then. */
    @Test
    void howLongADeliveredMessageTookIsMeasured() {
        clock.advance(Duration.ofMillis(250));

        worker.handle(queued(3));

        assertThat(meter.measured()).containsExactly("CROSSING_TO_MESSENGER 1250");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELIVERED")
    void nothingElseIsACrossing(Result result) {
        outcome = new Finished(result);

        worker.handle(queued(1));

        assertThat(meter.measured()).isEmpty();
    }

    /** However old: a message that arrived is not given up. */
    @ParameterizedTest
    @EnumSource
    void whatIsFinishedAfterADayIsDoneAllTheSame(Result result) {
        clock.advance(DAY.multipliedBy(2));
        outcome = new Finished(result);

        assertThat(worker.handle(queued(900))).isEqualTo(new Handled.Done());
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatWaitsComesBackNoSoonerThanAsked() {
        outcome = new Waiting(Duration.ofMinutes(5), "rate-limited");

        assertThat(worker.handle(queued(1)))
                .isEqualTo(new Handled.Retry(Duration.ofMinutes(5), "rate-limited"));
        assertThat(meter.counted()).containsExactly("RETRIED rate-limited");
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatWaitsWithoutSayingHowLongComesBackAsTheBackOffSays() {
        outcome = new Waiting(Duration.ZERO, "not-reached");
        Duration same = new RetryPolicy(LONGEST_PAUSE, DAY, new Random(7)).pause(4, Duration.ZERO);

        assertThat(worker.handle(queued(4))).isEqualTo(new Handled.Retry(same, "not-reached"));
        assertThat(same).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void whatStillWaitsAfterADayIsGivenUp() {
        outcome = new Waiting(Duration.ofSeconds(1), "rate-limited");
        clock.advance(DAY.minusMillis(1));
        Handled lastTry = worker.handle(queued(700));
        clock.advance(Duration.ofMillis(1));
        Handled tooOld = worker.handle(queued(701));

        assertThat(lastTry).isInstanceOf(Handled.Retry.class);
        assertThat(tooOld).isEqualTo(new Handled.GiveUp("out of time: rate-limited"));
        assertThat(givenUp).isEmpty();
        assertThat(meter.counted()).containsExactly("RETRIED rate-limited");
    }

    @Test
    void whatIsStuckIsGivenUpAtOnce() {
        outcome = new Stuck("403");

        assertThat(worker.handle(queued(1))).isEqualTo(new Handled.GiveUp("403"));
        assertThat(givenUp).isEmpty();
        assertThat(meter.counted()).isEmpty();
    }

    @Test
    void whatIsParkedIsCountedAndSomebodyIsTold() {
        worker.parked(queued(1), "out of time: rate-limited");

        assertThat(givenUp).containsExactly("message-1: out of time: rate-limited");
        assertThat(meter.counted()).containsExactly("DEAD_LETTERED out of time: rate-limited");
        assertThat(crossed).isEmpty();
    }

    /** The queue decides how long: see FifoBatch. */
    @Test
    void aBugIsThrownToTheQueueHoweverOldTheMessageIs() {
        bug = Optional.of(new IllegalStateException("bug"));
        clock.advance(DAY.multipliedBy(2));

        assertThatThrownBy(() -> worker.handle(queued(9))).isSameAs(bug.orElseThrow());
        assertThat(givenUp).isEmpty();
    }

    @Test
    void aBodyWithNoMessageInItIsDone() {
        found = Optional.empty();

        assertThat(worker.handle(queued(1))).isEqualTo(new Handled.Done());
        assertThat(crossed).isEmpty();
        assertThat(meter.counted()).containsExactly("IGNORED not-a-message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"v\":2,\"direction\":\"TO_MESSENGER\",\"receivedAt\":\"2026-03-02T07:59:59Z\",\"body\":\"{}\"}",
                "{\"v\":1,\"direction\":\"SIDEWAYS\",\"receivedAt\":\"2026-03-02T07:59:59Z\",\"body\":\"{}\"}",
            })
    void anEnvelopeThisVersionCannotReadIsKeptForOneThatCan(String envelope) {
        Handled handled = worker.handle(queued(envelope, 1));

        assertThat(handled).isInstanceOf(Handled.GiveUp.class);
        String cause = ((Handled.GiveUp) handled).cause();
        assertThat(cause).startsWith("unreadable-envelope: ");
        worker.parked(queued(envelope, 1), cause);

        assertThat(read).isEmpty();
        assertThat(crossed).isEmpty();
        assertThat(givenUp).isEmpty();
        assertThat(meter.counted()).containsExactly("DEAD_LETTERED unreadable-envelope");
    }

    private QueuedMessage queued(int receiveCount) {
        return queued(
                EnvelopeCodec.write(
                        new RelayWork(
                                Direction.TO_MESSENGER,
                                "talk-1",
                                "once-1",
                                Instant.parse("2026-03-02T07:59:59Z"),
                                "the body")),
                receiveCount);
    }

    private QueuedMessage queued(String envelope, int receiveCount) {
        return new QueuedMessage("sqs-1", "receipt-1", "talk-1", envelope, sentAt, receiveCount);
    }
}
