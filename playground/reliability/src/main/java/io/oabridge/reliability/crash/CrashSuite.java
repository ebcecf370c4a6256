package io.oabridge.reliability.crash;

import io.oabridge.reliability.people.Evidence;
import io.oabridge.reliability.people.People;
import io.oabridge.reliability.testbed.Drain;
import io.oabridge.reliability.testbed.Interceptor;
import io.oabridge.reliability.testbed.Pause;
import io.oabridge.reliability.testbed.TestBed;
import io.oabridge.reliability.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kills the bridge again and again while customers and agents write, and then counts what they saw.
 * Where nobody came by in time, the next round tries again, until as many have died as were to die.
 * The same seed gives the same plan: who writes what, and where workers die; when exactly depends
 * on the machine.
 */
public final class CrashSuite {
    private static final int CUSTOMERS_AT_FIRST = 6;
    private static final int MOST_TRIES = 15;
    private static final int MOST_POINTS = 2;
    private static final Duration PASSES_BY = Duration.ofSeconds(4);
    private static final Duration COMES_UP = Duration.ofMinutes(2);
    private static final int LONGEST_WAIT_MILLIS = 1500;
    private static final int REPORT_EVERY = 25;

    private final long seed;
    private final int kills;
    private final Consumer<String> progress;
    private final CrashTrigger trigger = new CrashTrigger();
    private final Map<String, Integer> killsByPoint = new TreeMap<>();
    private final Set<String> missed = new TreeSet<>();
    private int reconnects;

    /**
     * @param progress told how far it is, in words for a terminal
     */
    public CrashSuite(long seed, int kills, Consumer<String> progress) {
        this.seed = seed;
        this.kills = kills;
        this.progress = progress;
    }

    /**
     * @param folder an empty one for the workers' logs
     */
    public CrashReport run(Path folder) {
        return run(folder, List.of(), CrashPoint.rounds(new Random(seed)));
    }

    /**
     * @param sabotage makes the bridge worse than it is, so that a test can see the suite fail
     * @param points where workers are to die; as many are taken as it needs
     */
    CrashReport run(Path folder, List<Interceptor> sabotage, Stream<CrashPoint> points) {
        long start = System.nanoTime();
        Random random = new Random(seed);
        List<Interceptor> interceptors = new ArrayList<>(sabotage);
        interceptors.add(trigger);
        try (TestBed testBed = TestBed.start(interceptors, folder)) {
            trigger.kills(testBed::kill);
            People people = new People(testBed.zalo(), testBed.freshchat());
            Traffic traffic = new Traffic(people, random);
            for (int i = 0; i < CUSTOMERS_AT_FIRST; i++) {
                traffic.strangerWrites();
            }
            require(Pause.until(traffic::allHaveConversations, COMES_UP), "the first messages");
            progress.accept("The bridge works; the killing begins.");
            Iterator<CrashPoint> next = points.iterator();
            for (int tried = 0; testBed.kills() < kills && tried < MOST_POINTS * kills; tried++) {
                require(Pause.until(testBed::hasWorker, COMES_UP), "a worker");
                killAt(next.next(), testBed, traffic, random);
                reconnects += testBed.administrator().lookAfterTheAccount() ? 1 : 0;
                tell(testBed.kills());
            }
            people.noFaults();
            progress.accept("Nobody dies any more; what is left is being delivered.");
            Drain drain = Drain.of(testBed, people.ids());
            Verdict verdict =
                    Verdict.of(
                            Evidence.of(
                                    people, testBed.logbook(), testBed.queues().takeDeadLetters()));
            return new CrashReport(
                    seed,
                    testBed.kills(),
                    verdict,
                    Map.copyOf(killsByPoint),
                    neverReached(),
                    reconnects + drain.reconnects(),
                    drain.left(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void killAt(CrashPoint point, TestBed testBed, Traffic traffic, Random random) {
        traffic.chat();
        boolean died =
                switch (point) {
                    case CrashPoint.Anywhere _ -> {
                        traffic.chat();
                        traffic.chat();
                        Pause.of(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)));
                        yield testBed.kill();
                    }
                    case CrashPoint.At at -> provoke(at, testBed, traffic, random.nextInt(2));
                };
        if (died) {
            killsByPoint.merge(point.toString(), 1, Integer::sum);
        } else {
            missed.add(point.toString());
        }
    }

    /** At every other point somebody died sooner or later. */
    private List<String> neverReached() {
        return missed.stream().filter(point -> !killsByPoint.containsKey(point)).toList();
    }

    /** Makes people do what brings a worker to the point, until one dies there. */
    private boolean provoke(CrashPoint.At point, TestBed testBed, Traffic traffic, int spared) {
        CompletableFuture<Void> fired = trigger.set(point, spared);
        for (int i = 0; i < MOST_TRIES; i++) {
            traffic.cause(point.step().stimulus());
            if (Pause.until(fired::isDone, PASSES_BY)) {
                return true;
            }
            trigger.spareNobody();
            reconnects += testBed.administrator().lookAfterTheAccount() ? 1 : 0;
        }
        trigger.disarm();
        return fired.isDone();
    }

    private void tell(int soFar) {
        if (soFar % REPORT_EVERY == 0) {
            progress.accept(soFar + " of " + kills + " killed");
        }
    }

    private static void require(boolean so, String what) {
        if (!so) {
            throw new IllegalStateException(
                    "waited in vain for " + what + ": see the workers' logs");
        }
    }
}
