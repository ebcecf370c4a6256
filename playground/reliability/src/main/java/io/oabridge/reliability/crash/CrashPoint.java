package io.oabridge.reliability.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Where a worker is killed. */
sealed interface CrashPoint {

    /** Before a step is made, or when it is made and the worker does not know it yet. */
    record At(Step step, Moment moment) implements CrashPoint {
        @Override
        public String toString() {
            return (moment + "-" + step).toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** At a moment nobody chose. */
    record Anywhere() implements CrashPoint {
        @Override
        public String toString() {
            return "random-moment";
        }
    }

    /** Which side of a step. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** Every named point once. */
    static List<CrashPoint> named() {
        List<CrashPoint> all = new ArrayList<>();
        for (Step step : Step.values()) {
            for (Moment moment : Moment.values()) {
                if (!(step == Step.RECEIVE && moment == Moment.BEFORE)) { // nothing is in hand yet
                    all.add(new At(step, moment));
                }
            }
        }
        return all;
    }

    /**
     * Points without end, in an order the random generator decides: every named one before any
     * comes again, and after each round of them a third as many random moments.
     */
    static Stream<CrashPoint> rounds(Random random) {
        return Stream.generate(() -> round(random)).flatMap(List::stream);
    }

    private static List<CrashPoint> round(Random random) {
        List<CrashPoint> round = named();
        int chosen = round.size();
        Collections.shuffle(round, random);
        for (int i = 0; i < chosen / 3; i++) {
            round.add(new Anywhere());
        }
        return round;
    }
}
