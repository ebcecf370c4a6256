package io.oabridge.playground.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer of a redrive as a person reads it in a terminal. */
final class RedriveTable {
    private static final String ROW = "%-13s %-18s %9s %9s  %-28s %s";

    private RedriveTable() {}

    /** One line a message, then a line for each fate. */
    static String of(Map<String, Object> answer, Instant now) {
        List<Map<?, ?>> messages = messages(answer);
        StringBuilder text = new StringBuilder();
        if (!messages.isEmpty()) {
            line(
                    text,
                    ROW.formatted(
                            "direction", "fate", "age", "delivered", "cause", "conversation"));
        }
        Map<String, Integer> fates = new TreeMap<>();
        for (Map<?, ?> message : messages) {
            String fate = words(message, "fate");
            fates.merge(fate, 1, Integer::sum);
            line(
                    text,
                    ROW.formatted(
                            words(message, "direction"),
                            fate,
                            age(Instant.parse(shown(message, "receivedAt")), now),
                            shown(message, "deliveredParts"),
                            shown(message, "cause"),
                            shown(message, "conversation")));
        }
        line(text, messages.isEmpty() ? "No dead letter matches." : "");
        fates.forEach((fate, count) -> line(text, "%6d %s".formatted(count, fate)));
        line(text, "%6s others, left as they are".formatted(answer.get("left")));
        line(text, "%6s not looked at".formatted(answer.get("notSeen")));
        if (Boolean.TRUE.equals(answer.get("dryRun")) && !messages.isEmpty()) {
            line(text, "This was a dry run. With --send they are put back into their queues.");
        }
        return text.toString().stripTrailing();
    }

    static List<Map<?, ?>> messages(Map<String, Object> answer) {
        return answer.get("messages") instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(it -> (Map<?, ?>) it).toList()
                : List.of();
    }

    /** {@code 3d 4h}, {@code 4h 12m}, {@code 12m}. */
    private static String age(Instant from, Instant now) {
        Duration age = Duration.between(from, now);
        if (age.toDays() > 0) {
            return age.toDays() + "d " + age.toHoursPart() + "h";
        }
        return age.toHours() > 0
                ? age.toHours() + "h " + age.toMinutesPart() + "m"
                : age.toMinutes() + "m";
    }

    private static String words(Map<?, ?> message, String key) {
        return shown(message, key).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(Map<?, ?> message, String key) {
        return Optional.ofNullable((Object) message.get(key)).map(Object::toString).orElse("?");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
