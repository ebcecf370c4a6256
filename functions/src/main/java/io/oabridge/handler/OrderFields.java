package io.oabridge.handler;

import java.time.DateTimeException;
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
    private final List<String> problems = new ArrayList<>();

    OrderFields(Map<String, Object> input, Set<String> known) {
        this.input = input;
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

    Optional<Instant> time(String key) {
        Optional<String> text = text(key);
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            problem(
                    "\"%s\" is not a time with its offset, such as 2026-03-02T14:00:00+07:00."
                            .formatted(key));
            return Optional.empty();
        }
    }

    /** A span that ends before it begins is a mistake. */
    void inOrder(String from, Optional<Instant> begin, String to, Optional<Instant> end) {
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            problem("\"%s\" is not before \"%s\".".formatted(from, to));
        }
    }
}
