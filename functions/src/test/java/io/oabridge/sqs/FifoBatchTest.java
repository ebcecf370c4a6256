package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FifoBatchTest {
    private static final Instant SENT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOW = SENT.plusSeconds(60);
    private static final Duration PLENTY = Duration.ofMinutes(1);
    private static final Duration PER_MESSAGE = Duration.ofSeconds(5);
    private static final Handled DONE = new Handled.Done();
    private static final Handled LATER = new Handled.Retry(Duration.ofSeconds(30), "rate-limited");
    private static final Handled GIVE_UP = new Handled.GiveUp("too-old");

    private final List<String> worked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Duration> comesBackAfter = new ConcurrentHashMap<>();
    private final Map<String, String> parked = new ConcurrentHashMap<>();

    @Test
    void anEmptyBatchHasNoFailures() {
        assertThat(process(List.of(), _ -> DONE)).isEmpty();
    }

    @Test
    void whatIsDoneIsNotReported() {
        assertThat(process(batch("a1", "b1", "a2"), _ -> DONE)).isEmpty();

        assertThat(worked).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(comesBackAfter).isEmpty();
    }

    @Test
    void messagesOfAGroupAreWorkedInTheirOrder() {
        process(batch("a1", "b1", "a2", "b2", "a3", "b3"), _ -> DONE);

        assertThat(worked.stream().filter(id -> id.startsWith("a")))
                .containsExactly("a1", "a2", "a3");
        assertThat(worked.stream().filter(id -> id.startsWith("b")))
                .containsExactly("b1", "b2", "b3");
    }

    @Test
    void groupsAreWorkedSideBySide() {
        CyclicBarrier allAtOnce = new CyclicBarrier(10);
        List<QueuedMessage> tenGroups =
                batch("a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1", "i1", "j1");

        List<String> failed =
                process(
                        tenGroups,
                        _ -> {
                            try {
                                allAtOnce.await(5, TimeUnit.SECONDS);
                                return DONE;
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(failed).isEmpty();
    }

    @Test
    void aRetryHoldsBackTheRestOfItsGroupAndNobodyElse() {
        List<String> failed =
                process(
                        batch("a1", "b1", "a2", "b2", "a3"),
                        message -> message.id().equals("a2") ? LATER : DONE);

        assertThat(failed).containsExactly("a2", "a3");
        assertThat(worked).containsExactlyInAnyOrder("a1", "a2", "b1", "b2");
    }

    @Test
    void failuresOfManyGroupsAreReportedInTheOrderOfTheBatch() {
        List<String> failed =
                process(
                        batch("b1", "a1", "c1", "b2", "a2", "c2"),
                        message -> message.group().equals("c") ? DONE : LATER);

        assertThat(failed).containsExactly("b1", "a1", "b2", "a2");
    }

    @Test
    void theFailedMessageAndItsRestComeBackTogether() {
        process(batch("a1", "a2", "b1", "a3"), message -> retryIf("a2", message));

        assertThat(comesBackAfter)
                .isEqualTo(Map.of("a2", Duration.ofSeconds(30), "a3", Duration.ofSeconds(30)));
    }

    @Test
    void aMessageGivenUpIsParkedAndItsGroupGoesOn() {
        List<String> failed =
                process(
                        batch("a1", "a2", "a3"),
                        message -> message.id().equals("a2") ? GIVE_UP : DONE);

        assertThat(failed).isEmpty();
        assertThat(worked).containsExactly("a1", "a2", "a3");
        assertThat(parked).isEqualTo(Map.of("a2", "too-old"));
    }

    @Test
    void aMessageThatCannotBeParkedComesBackWithItsGroup() {
        FifoBatch batch =
                fifoBatch((_, _) -> {
                    throw new IllegalStateException("queue gone");
                });

        List<String> failed =
                batch.process(
                        batch("a1", "a2", "b1"),
                        message -> message.group().equals("a") ? GIVE_UP : DONE,
                        () -> PLENTY);

        assertThat(failed).containsExactly("a1", "a2");
        assertThat(comesBackAfter).containsOnlyKeys("a1", "a2");
        assertThat(comesBackAfter.get("a1")).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsGivenUpIsToldOnceItIsParked() {
        List<String> events = new ArrayList<>();
        FifoBatch batch = fifoBatch((message, cause) -> events.add("parked " + message.id()));

        List<String> failed =
                batch.process(
                        batch("a1"),
                        telling(_ -> GIVE_UP, it -> events.add("told " + it)),
                        () -> PLENTY);

        assertThat(failed).isEmpty();
        assertThat(events).containsExactly("parked a1", "told a1: too-old");
    }

    @Test
    void whatCannotBeParkedIsNotTold() {
        List<String> told = new ArrayList<>();
        FifoBatch batch =
                fifoBatch((_, _) -> {
                    throw new IllegalStateException("queue gone");
                });

        batch.process(batch("a1"), telling(_ -> GIVE_UP, told::add), () -> PLENTY);

        assertThat(told).isEmpty();
    }

    @Test
    void whatNobodyCouldBeToldOfIsParkedAllTheSame() {
        List<String> failed =
                fifoBatch(this::park)
                        .process(
                                batch("a1", "a2"),
                                telling(
                                        _ -> GIVE_UP,
                                        _ -> {
                                            throw new IllegalStateException("table gone");
                                        }),
                                () -> PLENTY);

        assertThat(failed).isEmpty();
        assertThat(parked).containsOnlyKeys("a1", "a2");
    }

    @Test
    void aWorkerThatThrowsIsTriedAgainByTheBackOff() {
        List<String> failed =
                process(
                        batch("a1", "a2", "b1"),
                        message -> {
                            if (message.id().equals("a1")) {
                                throw new IllegalStateException("bug");
                            }
                            return DONE;
                        });

        assertThat(failed).containsExactly("a1", "a2");
        assertThat(comesBackAfter.get("a1"))
                .isLessThanOrEqualTo(Duration.ofSeconds(1))
                .isEqualTo(comesBackAfter.get("a2"));
    }

    @Test
    void aWorkerThatDiesOfAnErrorIsNoDifferent() {
        List<String> failed =
                process(
                        batch("a1", "b1"),
                        message -> {
                            if (message.id().equals("a1")) {
                                throw new StackOverflowError();
                            }
                            return DONE;
                        });

        assertThat(failed).containsExactly("a1");
        assertThat(comesBackAfter).containsOnlyKeys("a1");
    }

    @Test
    void aMessageThatKillsItsWorkerForTooLongIsParked() {
        QueuedMessage old = new QueuedMessage("a1", "r-a1", "a", "body", NOW.minusSeconds(7200), 9);

        List<String> failed =
                process(
                        List.of(old, message("a2")),
                        message -> {
                            if (message.id().equals("a1")) {
                                throw new IllegalStateException("bug");
                            }
                            return DONE;
                        });

        assertThat(failed).isEmpty();
        assertThat(parked).isEqualTo(Map.of("a1", "worker-failed"));
        assertThat(worked).containsExactly("a1", "a2");
    }

    @Test
    void aMessageThatKillsItsWorkerForTooLongIsToldToo() {
        List<String> told = new ArrayList<>();
        Worker killed =
                telling(
                        _ -> {
                            throw new IllegalStateException("bug");
                        },
                        told::add);
        FifoBatch batch = fifoBatch(this::park);

        batch.process(
                List.of(sentBefore(Duration.ofMinutes(15).minusMillis(1))), killed, () -> PLENTY);
        assertThat(told).isEmpty();
        batch.process(List.of(sentBefore(Duration.ofMinutes(15))), killed, () -> PLENTY);

        assertThat(told).containsExactly("a1: worker-failed");
    }

    private static QueuedMessage sentBefore(Duration age) {
        return new QueuedMessage("a1", "r-a1", "a", "body", NOW.minus(age), 9);
    }

    @Test
    void nothingIsStartedWithoutTimeForIt() {
        AtomicInteger secondsLeft = new AtomicInteger(11);

        List<String> failed =
                fifoBatch(this::park)
                        .process(
                                batch("a1", "a2", "a3", "a4"),
                                message -> {
                                    worked.add(message.id());
                                    secondsLeft.addAndGet(-4);
                                    return DONE;
                                },
                                () -> Duration.ofSeconds(secondsLeft.get()));

        assertThat(worked).containsExactly("a1", "a2");
        assertThat(failed).containsExactly("a3", "a4");
        assertThat(comesBackAfter).isEqualTo(Map.of("a3", Duration.ZERO, "a4", Duration.ZERO));
    }

    @Test
    void exactlyEnoughTimeIsEnough() {
        List<String> failed =
                fifoBatch(this::park).process(batch("a1"), _ -> DONE, () -> PER_MESSAGE);

        assertThat(failed).isEmpty();
    }

    @Test
    void aVisibilityThatCannotBeChangedOnlyDelays() {
        FifoBatch batch =
                new FifoBatch(
                        (_, _) -> {
                            throw new IllegalStateException("throttled");
                        },
                        this::park,
                        policy(),
                        () -> NOW,
                        PER_MESSAGE);

        assertThat(batch.process(batch("a1", "a2"), _ -> LATER, () -> PLENTY))
                .containsExactly("a1", "a2");
    }

    @Test
    void aMessageThatIsTwiceInTheBatchIsReportedOnce() {
        assertThat(process(batch("a1", "a1"), _ -> LATER)).containsExactly("a1");
    }

    @Test
    void aMessagePrintsWithoutItsBody() {
        assertThat(message("a1")).asString().contains("a1").doesNotContain("body of a1");
    }

    private static Handled retryIf(String id, QueuedMessage message) {
        return message.id().equals(id) ? LATER : DONE;
    }

    private List<String> process(
            List<QueuedMessage> batch, Function<QueuedMessage, Handled> worker) {
        return fifoBatch(this::park)
                .process(
                        batch,
                        message -> {
                            worked.add(message.id());
                            return worker.apply(message);
                        },
                        () -> PLENTY);
    }

    private static Worker telling(Function<QueuedMessage, Handled> attempt, Consumer<String> told) {
        return new Worker() {
            @Override
            public Handled handle(QueuedMessage message) {
                return attempt.apply(message);
            }

            @Override
            public void parked(QueuedMessage message, String cause) {
                told.accept(message.id() + ": " + cause);
            }
        };
    }

    private FifoBatch fifoBatch(DeadLetters deadLetters) {
        return new FifoBatch(
                (messages, delay) ->
                        messages.forEach(message -> comesBackAfter.put(message.id(), delay)),
                deadLetters,
                policy(),
                () -> NOW,
                PER_MESSAGE);
    }

    private static RetryPolicy policy() {
        return new RetryPolicy(Duration.ofMinutes(5), Duration.ofHours(1), new Random(7));
    }

    private static List<QueuedMessage> batch(String... ids) {
        return Stream.of(ids).map(FifoBatchTest::message).toList();
    }

    /** {@code a1} is the first message of group {@code a}. */
    private static QueuedMessage message(String id) {
        return new QueuedMessage(id, "r-" + id, id.substring(0, 1), "body of " + id, SENT, 1);
    }

    private void park(QueuedMessage message, String cause) {
        parked.put(message.id(), cause);
    }
}
