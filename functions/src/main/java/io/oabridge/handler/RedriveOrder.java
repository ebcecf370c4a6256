package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.sqs.RedriveSelection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator wants redriven: {@code {"dryRun","direction","cause","since","until","limit"}},
 * each of which may be left out. An order with a mistake in it is no order: a misspelt condition
 * would redrive more than was meant.
 */
sealed interface RedriveOrder {
    Set<String> KEYS = Set.of("dryRun", "direction", "cause", "since", "until", "limit");

    /** When nothing else is said. */
    int USUAL_LIMIT = 1000;

    /** A whole order; a dry run unless {@code "dryRun": false} says otherwise. */
    record Valid(List<Direction> directions, RedriveSelection selection, boolean dryRun)
            implements RedriveOrder {
        public Valid {
            directions = List.copyOf(directions);
        }
    }

    /** Everything that is wrong with it, one sentence each. */
    record Invalid(List<String> problems) implements RedriveOrder {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    static RedriveOrder read(Map<String, Object> input, Instant now) {
        OrderFields fields = new OrderFields(input, KEYS, now);
        boolean dryRun = fields.flag("dryRun", true);
        List<Direction> directions = directions(fields);
        RedriveSelection selection =
                new RedriveSelection(
                        fields.text("cause"),
                        fields.time("since"),
                        fields.time("until"),
                        limit(fields));
        fields.inOrder("since", selection.since(), "until", selection.until());
        return fields.problems().isEmpty()
                ? new Valid(directions, selection, dryRun)
                : new Invalid(fields.problems());
    }

    private static List<Direction> directions(OrderFields fields) {
        Optional<String> name = fields.text("direction");
        List<Direction> all = List.of(Direction.values());
        if (name.isEmpty()) {
            return all;
        }
        List<Direction> named = all.stream().filter(it -> it.name().equals(name.get())).toList();
        if (named.isEmpty()) {
            fields.problem(
                    "\"direction\" is none of %s."
                            .formatted(
                                    all.stream()
                                            .map(Direction::name)
                                            .collect(Collectors.joining(", "))));
        }
        return named;
    }

    /** Lambda's reader makes any JSON number an Integer, a Long or a Double. */
    private static int limit(OrderFields fields) {
        Object value = fields.value("limit").orElse(USUAL_LIMIT);
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= 10_000) {
            return number.intValue();
        }
        fields.problem("\"limit\" is not a whole number from 1 to 10000.");
        return USUAL_LIMIT;
    }
}
