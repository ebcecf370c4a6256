package io.oabridge.reliability.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.people.AgentWords;
import io.oabridge.reliability.people.CustomerWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who writes what, and what goes wrong, in which order: the same for the same three numbers. */
record ChaosPlan(List<Turn> turns) {
    /** How many messages there are for each fault. */
    private static final int MESSAGES_PER_FAULT = 8;

    ChaosPlan {
        turns = List.copyOf(turns);
    }

    /** One thing that happens. */
    sealed interface Turn {
        record CustomerWrites(int customer, CustomerWords words) implements Turn {}

        record AgentWrites(int customer, AgentWords words) implements Turn {}

        record GoesWrong(Trouble trouble, ObjectNode fault) implements Turn {}
    }

    /**
     * @param messages of both sides together, besides a greeting of every customer
     */
    static ChaosPlan of(long seed, int messages, int customers) {
        Random random = new Random(seed);
        List<Trouble> hat = new ArrayList<>();
        for (Trouble trouble : Trouble.values()) {
            for (int i = 0; i < trouble.weight(); i++) {
                hat.add(trouble);
            }
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            int customer = random.nextInt(customers);
            turns.add(
                    random.nextBoolean()
                            ? new Turn.CustomerWrites(
                                    customer, oftenText(random, CustomerWords.values()))
                            : new Turn.AgentWrites(
                                    customer, oftenText(random, AgentWords.values())));
            if (random.nextInt(MESSAGES_PER_FAULT) == 0) {
                Trouble trouble = hat.get(random.nextInt(hat.size()));
                turns.add(new Turn.GoesWrong(trouble, trouble.draw(random)));
            }
        }
        return new ChaosPlan(turns);
    }

    /** Half of what people write is text, the first of its kind. */
    private static <T> T oftenText(Random random, T[] kinds) {
        return random.nextBoolean() ? kinds[0] : kinds[random.nextInt(kinds.length)];
    }
}
