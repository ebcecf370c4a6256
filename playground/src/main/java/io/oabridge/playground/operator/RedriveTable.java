package io.oabridge.playground.operator;

import static io.oabridge.playground.operator.AnswerText.line;
import static io.oabridge.playground.operator.AnswerText.list;
import static io.oabridge.playground.operator.AnswerText.shown;
import static io.oabridge.playground.operator.AnswerText.words;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer of a redrive as a person reads it in a terminal. */
final class RedriveTable {
    private static final String ROW = "%-13s %-18s %9s %9s  %-28s %s";

    private RedriveTable() {}

    /** One line a message, then a line for each fate. */
    static String of(Map<String, Object> answer, Instant now) {
        List<Map<?, ?>> messages = list(answer, "messages");
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

    /** Whether no letter failed to be put back. */
    static boolean isDone(Map<String, Object> answer) {
        return list(answer, "messages").stream()
                .noneMatch(message -> "FAILED".equals(message.get("fate")));
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
}
