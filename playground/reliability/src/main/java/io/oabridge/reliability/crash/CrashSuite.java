package io.oabridge.reliability.crash;

import io.oabridge.reliability.people.Evidence;
import io.oabridge.reliability.people.People;
import io.oabridge.reliability.stage.Drain;
import io.oabridge.reliability.stage.Gate;
import io.oabridge.reliability.stage.Pause;
import io.oabridge.reliability.stage.Stage;
import io.oabridge.reliability.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Kills the bridge again and again while customers and agents write, and then counts what they saw.
 * The same seed gives the same plan: who writes what, and where workers die; when exactly depends
 * on the machine.
 */
public final class CrashSuite {
    private static final int CUSTOMERS_AT_FIRST = 6;
    private static final int MOST_TRIES = 15;
    private static final Duration PASSES_BY = Duration.ofSeconds(4);
    private static final Duration COMES_UP = Duration.ofMinutes(2);
    private static final int LONGEST_WAIT_MILLIS = 1500;
    private static final int REPORT_EVERY = 25;

    private final long seed;
    private final int kills;
    private final Consumer<String> progress;
    private final Trap trap = new Trap();
    private final Map<String, Integer> killsByPoint = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
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
        Random random = new Random(seed);
        return run(folder, List.of(), CrashPoint.plan(kills, random), random);
    }

    /**
     * @param sabotage makes the bridge worse than it is, so that a test can see the suite fail
     */
    CrashReport run(Path folder, List<Gate> sabotage, List<CrashPoint> plan, Random random) {
        long start = System.nanoTime();
        List<Gate> gates = new ArrayList<>(sabotage);
        gates.add(trap);
        try (Stage stage = Stage.start(gates, folder)) {
            trap.kills(stage::kill);
            People people = new People(stage.zalo(), stage.freshchat());
            Crowd crowd = new Crowd(people, random);
            for (int i = 0; i < CUSTOMERS_AT_FIRST; i++) {
                crowd.strangerWrites();
            }
            require(Pause.until(crowd::allHaveConversations, COMES_UP), "the first messages");
            progress.accept("The bridge works; the killing begins.");
            for (CrashPoint point : plan) {
                require(Pause.until(stage::hasWorker, COMES_UP), "a worker");
                killAt(point, stage, crowd, random);
                reconnects += stage.administrator().lookAfterTheAccount() ? 1 : 0;
                tell(stage.kills());
            }
            people.noFaults();
            progress.accept("Nobody dies any more; what is left is being delivered.");
            Drain drain = Drain.of(stage, people.ids());
            Verdict verdict =
                    Verdict.of(
                            Evidence.of(people, stage.logbook(), stage.queues().takeDeadLetters()));
            return new CrashReport(
                    seed,
                    stage.kills(),
                    verdict,
                    Map.copyOf(killsByPoint),
                    List.copyOf(missed),
                    reconnects + drain.reconnects(),
                    drain.left(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void killAt(CrashPoint point, Stage stage, Crowd crowd, Random random) {
        crowd.chat();
        boolean died =
                switch (point) {
                    case CrashPoint.Anywhere _ -> {
                        crowd.chat();
                        crowd.chat();
                        Pause.of(Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS)));
                        yield stage.kill();
                    }
                    case CrashPoint.At at -> lure(at, stage, crowd, random.nextInt(2));
                };
        if (died) {
            killsByPoint.merge(point.toString(), 1, Integer::sum);
        } else {
            missed.add(point.toString());
        }
    }

    /** Makes people do what brings a worker to the point, until one dies there. */
    private boolean lure(CrashPoint.At point, Stage stage, Crowd crowd, int spared) {
        CompletableFuture<Void> sprung = trap.set(point, spared);
        for (int i = 0; i < MOST_TRIES; i++) {
            crowd.cause(point.step().stimulus());
            if (Pause.until(sprung::isDone, PASSES_BY)) {
                return true;
            }
            trap.spareNobody();
            reconnects += stage.administrator().lookAfterTheAccount() ? 1 : 0;
        }
        trap.disarm();
        return sprung.isDone();
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
