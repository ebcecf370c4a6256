package io.oabridge.handler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of an operator's order one after the other and collects what is wrong. A field
 * that is not known is a mistake too: a misspelt condition would do more than was meant.
 */
final class OrderFields {
    private final Map<String, Object> input;
    private final Instant now;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param now from which spans count backwards
     */
    OrderFields(Map<String, Object> input, Set<String> known, Instant now) {
        this.input = input;
        this.now = now;
        input.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key ->
                        problem(
                                "\"%s\" is not among %s."
                                        .formatted(key, known.stream().sorted().toList())));
    }

    /** One sentence for each mistake. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    Optional<Object> value(String key) {
        return Optional.ofNullable(input.get(key));
    }

    boolean flag(String key, boolean usual) {
        Object value = value(key).orElse(usual);
        if (value instanceof Boolean given) {
            return given;
        }
        problem("\"%s\" is neither true nor false.".formatted(key));
        return usual;
    }

    Optional<String> text(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        if (value.isPresent()) {
            problem("\"%s\" is not a text.".formatted(key));
        }
        return Optional.empty();
    }

    /** A time with its offset, or a span before now as ISO 8601 writes it. */
    Optional<Instant> time(String key) {
        Optional<String> text = text(key);
        try {
            return text.map(this::moment);
        } catch (DateTimeException | ArithmeticException e) {
            problem(
                    ("\"%s\" is neither a time with its offset, such as 2026-03-02T14:00:00+07:00,"
                                    + " nor a span before now, such as PT6H for six hours.")
                            .formatted(key));
            return Optional.empty();
        }
    }

    private Instant moment(String text) {
        return text.startsWith("P")
                ? now.minus(Duration.parse(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    /** A span that ends before it begins is a mistake. */
    void inOrder(String from, Optional<Instant> begin, String to, Optional<Instant> end) {
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            problem("\"%s\" is not before \"%s\".".formatted(from, to));
        }
    }
}
