package io.oabridge.playground.operator;

import static io.oabridge.playground.operator.AnswerText.line;
import static io.oabridge.playground.operator.AnswerText.list;
import static io.oabridge.playground.operator.AnswerText.shown;
import static io.oabridge.playground.operator.AnswerText.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer of a catch-up as a person reads it in a terminal. */
final class CatchUpTable {
    private static final String ROW = "%-11s %-17s %-8s %-23s %-34s %s";
    private static final DateTimeFormatter VIETNAM =
            DateTimeFormatter.ofPattern("d/M/uuuu HH:mm").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private CatchUpTable() {}

    /** One line a message that has not arrived, then the counts and what could not be read. */
    static String of(Map<String, Object> answer) {
        List<Map<?, ?>> messages = list(answer, "messages");
        StringBuilder text = new StringBuilder();
        if (!messages.isEmpty()) {
            line(
                    text,
                    ROW.formatted(
                            "fate",
                            "written (Vietnam)",
                            "shown as",
                            "kind",
                            "message",
                            "conversation"));
        }
        Map<String, Integer> fates = new TreeMap<>();
        for (Map<?, ?> message : messages) {
            String fate = words(message, "fate");
            fates.merge(fate, 1, Integer::sum);
            line(
                    text,
                    ROW.formatted(
                            fate,
                            VIETNAM.format(Instant.parse(shown(message, "sentAt"))),
                            words(message, "shownAs"),
                            shown(message, "kind"),
                            shown(message, "message"),
                            shown(message, "conversation")));
        }
        line(text, messages.isEmpty() ? "Nothing is missing in what was read." : "");
        fates.forEach((fate, count) -> line(text, "%6d %s".formatted(count, fate)));
        line(text, "%6s arrived".formatted(shown(answer, "arrived")));
        for (Map<?, ?> account : list(answer, "accounts")) {
            if (account.containsKey("stopped")) {
                line(
                        text,
                        "Account %s was read back to %s only (%s): run it again for the rest."
                                .formatted(
                                        shown(account, "account"),
                                        shown(account, "readBackTo"),
                                        shown(account, "stopped")));
            }
        }
        for (Map<?, ?> customer : list(answer, "notCompared")) {
            line(
                    text,
                    "Not compared, nothing brought: %s (%s)."
                            .formatted(shown(customer, "conversation"), shown(customer, "cause")));
        }
        if (Boolean.TRUE.equals(answer.get("dryRun")) && fates.containsKey("missing")) {
            line(text, "This was a dry run. With --send what is missing is brought.");
        }
        return text.toString().stripTrailing();
    }

    /** Whether everything that was asked for was read and, if wanted, brought. */
    static boolean isWhole(Map<String, Object> answer) {
        return list(answer, "notCompared").isEmpty()
                && list(answer, "accounts").stream()
                        .noneMatch(account -> account.containsKey("stopped"))
                && list(answer, "messages").stream()
                        .noneMatch(message -> "NOT_QUEUED".equals(message.get("fate")));
    }
}
