package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.sqs.RedriveSelection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    static RedriveOrder read(Map<String, Object> input) {
        return new Reading(input).order();
    }

    /** Reads one field after the other and collects what is wrong. */
    final class Reading {
        private final Map<String, Object> input;
        private final List<String> problems = new ArrayList<>();

        private Reading(Map<String, Object> input) {
            this.input = input;
        }

        private RedriveOrder order() {
            input.keySet().stream()
                    .filter(key -> !KEYS.contains(key))
                    .sorted()
                    .forEach(key ->
                            problems.add(
                                    "\""
                                            + key
                                            + "\" is not among "
                                            + KEYS.stream().sorted().toList()
                                            + "."));
            boolean dryRun = dryRun();
            List<Direction> directions = directions();
            RedriveSelection selection =
                    new RedriveSelection(text("cause"), time("since"), time("until"), limit());
            if (selection.since().isPresent()
                    && selection.until().isPresent()
                    && !selection.since().get().isBefore(selection.until().get())) {
                problems.add("\"since\" is not before \"until\".");
            }
            return problems.isEmpty()
                    ? new Valid(directions, selection, dryRun)
                    : new Invalid(problems);
        }

        private boolean dryRun() {
            Object value = input.get("dryRun");
            if (value == null || value instanceof Boolean) {
                return !Boolean.FALSE.equals(value);
            }
            problems.add("\"dryRun\" is neither true nor false.");
            return true;
        }

        private List<Direction> directions() {
            Optional<String> name = text("direction");
            List<Direction> all = List.of(Direction.values());
            if (name.isEmpty()) {
                return all;
            }
            List<Direction> named =
                    all.stream().filter(it -> it.name().equals(name.get())).toList();
            if (named.isEmpty()) {
                problems.add(
                        "\"direction\" is none of "
                                + Stream.of(Direction.values())
                                        .map(Direction::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            return named;
        }

        private Optional<String> text(String key) {
            Object value = input.get(key);
            if (value instanceof String text && !text.isBlank()) {
                return Optional.of(text.strip());
            }
            if (value != null) {
                problems.add("\"" + key + "\" is not a text.");
            }
            return Optional.empty();
        }

        private Optional<Instant> time(String key) {
            Optional<String> text = text(key);
            try {
                return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
            } catch (DateTimeException e) {
                problems.add(
                        "\""
                                + key
                                + "\" is not a time with its offset, such as"
                                + " 2026-03-02T14:00:00+07:00.");
                return Optional.empty();
            }
        }

        /** Lambda's reader makes any JSON number an Integer, a Long or a Double. */
        private int limit() {
            @Nullable Object value = input.get("limit");
            if (value == null) {
                return USUAL_LIMIT;
            }
            if (value instanceof Number number
                    && number.doubleValue() == number.intValue()
                    && number.intValue() >= 1
                    && number.intValue() <= 10_000) {
                return number.intValue();
            }
            problems.add("\"limit\" is not a whole number from 1 to 10000.");
            return USUAL_LIMIT;
        }
    }
}
