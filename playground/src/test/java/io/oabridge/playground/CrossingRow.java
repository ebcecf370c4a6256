package io.oabridge.playground;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One section of a page in docs/crossing: a webhook, and what the bridge does with it.
 *
 * @param fixture the sample's file name
 * @param change fields put over those of the sample, as a JSON merge patch with {@code {names}}
 * @param customer what is special about the customer: {@link #NEW} or {@link #UNKNOWN}
 * @param settings fields of the settings that differ from the defaults, as JSON
 * @param counted what is counted, in order
 * @param requests what the other platform receives, as {@link SeenRequests} writes it
 */
record CrossingRow(
        String title,
        String fixture,
        Optional<String> change,
        Optional<String> customer,
        Optional<String> settings,
        List<String> counted,
        String requests) {
    /** Has never written before. */
    static final String NEW = "new";

    /** New, and Zalo tells no profile (docs/platforms/zalo.md §4). */
    static final String UNKNOWN = "new, without a profile";

    private static final Pattern FIXTURE = Pattern.compile("(?m)^Sample: `([^`]+)`");
    private static final Pattern CHANGE = Pattern.compile("(?s)```json\\n(.*?)\\n```");
    private static final Pattern CUSTOMER = Pattern.compile("(?m)^Customer: (.+)$");
    private static final Pattern SETTINGS = Pattern.compile("(?m)^Settings: `(.+)`$");
    private static final Pattern COUNTED = Pattern.compile("(?m)^Counted: (.+)$");
    private static final Pattern OUTCOME =
            Pattern.compile("(?s)(?<=\n)Counted: [^\n]+(\n\n```http\n.*?\n```)?");
    private static final Pattern REQUESTS = Pattern.compile("(?s)```http\\n(.*?)\\n```");

    /** Reads a section, its heading's text in the first line. */
    static CrossingRow read(String section) {
        return new CrossingRow(
                section.lines().findFirst().orElse(""),
                found(FIXTURE, section).orElse(""),
                found(CHANGE, section),
                found(CUSTOMER, section),
                found(SETTINGS, section),
                found(COUNTED, section).stream()
                        .flatMap(names -> Pattern.compile("`([^`]+)`").matcher(names).results())
                        .map(name -> name.group(1))
                        .toList(),
                found(REQUESTS, section).orElse(""));
    }

    /** The section as it would be if {@code seen} were right. */
    static String rewritten(String section, Seen seen) {
        String counted = "Counted: `" + String.join("`, `", seen.counted()) + "`";
        String requests =
                seen.requests().isEmpty() ? "" : "\n\n```http\n" + seen.requests() + "\n```";
        return OUTCOME.matcher(section).replaceFirst(Matcher.quoteReplacement(counted + requests));
    }

    @Override
    public String toString() {
        return title + " (" + fixture + ")";
    }

    private static Optional<String> found(Pattern pattern, String section) {
        Matcher matcher = pattern.matcher(section);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What really happened. */
    record Seen(List<String> counted, String requests) {}
}
