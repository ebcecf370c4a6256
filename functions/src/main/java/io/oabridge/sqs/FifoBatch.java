package io.oabridge.sqs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through one batch of a FIFO queue: groups side by side, the messages of a group in order. A
 * message that has to come back holds up the rest of its group and nobody else. Whatever is not
 * known to be finished is reported as failed, so nothing is lost by any way this can end.
 */
public final class FifoBatch {
    private static final Logger log = LoggerFactory.getLogger(FifoBatch.class);

    /** The cause of a message whose worker threw until its time was over. */
    public static final String WORKER_FAILED = "worker-failed";

    private final Visibility visibility;
    private final DeadLetters deadLetters;
    private final RetryPolicy policy;
    private final InstantSource clock;
    private final Duration perMessage;

    /**
     * @param policy for what the worker does not answer itself: exceptions and parking that failed
     * @param perMessage how long one message may take; none is started with less time left
     */
    public FifoBatch(
            Visibility visibility,
            DeadLetters deadLetters,
            RetryPolicy policy,
            InstantSource clock,
            Duration perMessage) {
        this.visibility = visibility;
        this.deadLetters = deadLetters;
        this.policy = policy;
        this.clock = clock;
        this.perMessage = perMessage;
    }

    /**
     * @param worker one that throws means "try again"
     * @param remaining how much time is left for the whole batch
     * @return the ids to report as failed, in the order of the batch, each once
     */
    public List<String> process(
            List<QueuedMessage> batch, Worker worker, Supplier<Duration> remaining) {
        Set<String> finished = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<QueuedMessage> group : groups(batch)) {
                threads.execute(() -> new GroupRun(worker, remaining, finished).through(group));
            }
        }
        SequencedSet<String> failed = new LinkedHashSet<>();
        for (QueuedMessage message : batch) {
            if (!finished.contains(message.id())) {
                failed.add(message.id());
            }
        }
        return List.copyOf(failed);
    }

    private static Collection<List<QueuedMessage>> groups(List<QueuedMessage> batch) {
        SequencedMap<String, List<QueuedMessage>> groups =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        QueuedMessage::group,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return groups.values();
    }

    /** One group's way through the batch. */
    private final class GroupRun {
        private final Worker worker;
        private final Supplier<Duration> remaining;
        private final Set<String> finished;

        GroupRun(Worker worker, Supplier<Duration> remaining, Set<String> finished) {
            this.worker = worker;
            this.remaining = remaining;
            this.finished = finished;
        }

        void through(List<QueuedMessage> group) {
            for (int i = 0; i < group.size(); i++) {
                List<QueuedMessage> rest = group.subList(i, group.size());
                if (remaining.get().compareTo(perMessage) < 0) {
                    bringBack(rest, Duration.ZERO, "out-of-time");
                    return;
                }
                QueuedMessage message = group.get(i);
                switch (parked(message, handle(message))) {
                    case Handled.Done _, Handled.GiveUp _ -> finished.add(message.id());
                    case Handled.Retry(Duration after, String cause) -> {
                        bringBack(rest, after, cause);
                        return;
                    }
                }
            }
        }

        private Handled handle(QueuedMessage message) {
            try {
                return worker.handle(message);
            } catch (RuntimeException | Error e) {
                // Whatever it died of, the message must come back or be kept.
                log.atError()
                        .setMessage("a worker failed unexpectedly")
                        .addKeyValue("messageId", message.id())
                        .addKeyValue("error", e.getClass().getName())
                        .log();
                return policy.exhaustedBy(e, message.sentAt(), clock.instant())
                        ? new Handled.GiveUp(WORKER_FAILED)
                        : again(message, WORKER_FAILED);
            }
        }

        private Handled parked(QueuedMessage message, Handled handled) {
            if (!(handled instanceof Handled.GiveUp(String cause))) {
                return handled;
            }
            try {
                deadLetters.park(message, cause);
            } catch (RuntimeException e) {
                log.atError()
                        .setMessage("a message could not be put with the dead letters")
                        .addKeyValue("messageId", message.id())
                        .addKeyValue("error", e.getClass().getName())
                        .log();
                return again(message, "not-parked");
            }
            tell(message, cause);
            return handled;
        }

        /** Only now: who was told of it and died before would have been contradicted. */
        private void tell(QueuedMessage message, String cause) {
            try {
                worker.parked(message, cause);
            } catch (RuntimeException | Error e) {
                log.atError()
                        .setMessage("nobody was told of a message that was given up")
                        .addKeyValue("messageId", message.id())
                        .addKeyValue("error", e.getClass().getName())
                        .log();
            }
        }

        private Handled.Retry again(QueuedMessage message, String cause) {
            return new Handled.Retry(policy.pause(message.receiveCount(), Duration.ZERO), cause);
        }

        private void bringBack(List<QueuedMessage> rest, Duration after, String cause) {
            log.atInfo()
                    .setMessage("messages of a group come back later")
                    .addKeyValue("messageId", rest.getFirst().id())
                    .addKeyValue("count", rest.size())
                    .addKeyValue("afterSeconds", after.toSeconds())
                    .addKeyValue("cause", cause)
                    .log();
            try {
                visibility.change(rest, after);
            } catch (RuntimeException e) {
                log.atWarn()
                        .setMessage("visibility not changed: the group comes back by time-out")
                        .addKeyValue("messageId", rest.getFirst().id())
                        .addKeyValue("error", e.getClass().getName())
                        .log();
            }
        }
    }
}
