package io.oabridge.reliability.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.chaos.ChaosPlan.Turn;
import io.oabridge.reliability.people.AgentWords;
import io.oabridge.reliability.people.CustomerWords;
import io.oabridge.reliability.people.Evidence;
import io.oabridge.reliability.people.People;
import io.oabridge.reliability.testbed.Drain;
import io.oabridge.reliability.testbed.Pause;
import io.oabridge.reliability.testbed.TestBed;
import io.oabridge.reliability.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Many people write while everything goes wrong that both platforms know how to do wrong, and then
 * what they saw is counted. The same seed gives the same plan of messages and faults; which call a
 * fault strikes depends on the machine.
 */
public final class ChaosSuite {
    private static final Duration TOKEN_IS_WRONG_FOR = Duration.ofMillis(1500);
    private static final Duration COMES_UP = Duration.ofMinutes(3);

    /** How many messages may wait in the queues before people pause. */
    private static final int PATIENCE = 400;

    private static final int LOOK_EVERY = 50;

    private final long seed;
    private final int messages;
    private final int customers;
    private final Consumer<String> progress;
    private final Map<String, Integer> troubles = new TreeMap<>();
    private int reconnects;
    private int unsaid;

    /**
     * @param progress told how far it is, in words for a terminal
     */
    public ChaosSuite(long seed, int messages, int customers, Consumer<String> progress) {
        this.seed = seed;
        this.messages = messages;
        this.customers = customers;
        this.progress = progress;
    }

    /**
     * @param folder an empty one for the worker's log
     */
    public ChaosReport run(Path folder) {
        long start = System.nanoTime();
        try (TestBed testBed = TestBed.start(List.of(), folder)) {
            People people = new People(testBed.zalo(), testBed.freshchat());
            List<String> ids = IntStream.range(0, customers).mapToObj(people::newCustomer).toList();
            ids.forEach(id -> people.customerWrites(id, CustomerWords.TEXT));
            if (!Pause.until(() -> people.conversations().size() == customers, COMES_UP)) {
                throw new IllegalStateException("the bridge does not work without faults either");
            }
            progress.accept("Everybody has said hello; now everything goes wrong.");
            perform(testBed, people, ids);
            people.noFaults();
            // The simulated Zalo holds a reordered webhook back until the customer's next one.
            ids.forEach(id -> people.customerWrites(id, CustomerWords.TEXT));
            progress.accept("Nothing goes wrong any more; what is left is being delivered.");
            Drain drain = Drain.of(testBed, people.ids());
            Verdict verdict =
                    Verdict.of(
                            Evidence.of(
                                    people, testBed.logbook(), testBed.queues().takeDeadLetters()));
            int turnedAway = testBed.logbook().decided().size() - testBed.logbook().taken().size();
            return new ChaosReport(
                    seed,
                    messages,
                    customers,
                    verdict,
                    Map.copyOf(troubles),
                    turnedAway,
                    unsaid,
                    reconnects + drain.reconnects(),
                    drain.left(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void perform(TestBed testBed, People people, List<String> ids) {
        Map<String, People.Conversation> conversations = people.conversations();
        int written = 0;
        for (Turn turn : ChaosPlan.of(seed, messages, customers).turns()) {
            switch (turn) {
                case Turn.CustomerWrites(int customer, var words) ->
                        people.customerWrites(ids.get(customer), words);
                case Turn.AgentWrites(int customer, var words) -> {
                    String id = ids.get(customer);
                    if (!answered(people, conversations, id, words)) {
                        conversations = people.conversations();
                        unsaid += answered(people, conversations, id, words) ? 0 : 1;
                    }
                }
                case Turn.GoesWrong(Trouble trouble, ObjectNode fault) ->
                        strike(people, trouble, fault);
            }
            boolean message = !(turn instanceof Turn.GoesWrong);
            written += message ? 1 : 0;
            if (message && written % LOOK_EVERY == 0) {
                // Agents answer in the newest conversation, as the inbox shows it.
                conversations = people.conversations();
                lookAround(testBed, written);
            }
        }
    }

    private static boolean answered(
            People people,
            Map<String, People.Conversation> conversations,
            String customer,
            AgentWords words) {
        return people.agentWrites(
                Optional.ofNullable(conversations.get(customer)).orElseThrow(), words);
    }

    private void strike(People people, Trouble trouble, ObjectNode fault) {
        troubles.merge(trouble.name(), 1, Integer::sum);
        if (trouble.zalo()) {
            people.zaloFault(fault);
        } else {
            people.freshchatFault(fault);
        }
        if (trouble.lasting()) {
            Pause.of(TOKEN_IS_WRONG_FOR);
            people.noFreshchatFaults();
        }
    }

    private void lookAround(TestBed testBed, int written) {
        progress.accept(written + " of " + messages + " written");
        do {
            reconnects += testBed.administrator().lookAfterTheAccount() ? 1 : 0;
        } while (!Pause.until(() -> testBed.queues().waiting() < PATIENCE, Duration.ofSeconds(1)));
    }
}
