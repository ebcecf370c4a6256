package io.oabridge.freshchat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces emoji short codes ({@code :smile:}) by the emoji (docs/platforms/freshchat.md §9). Codes
 * nobody has listed stay as they are, and so do web addresses.
 */
final class Shortcodes {
    private static final Map<String, String> EMOJI = Texts.load("emoji.properties");
    private static final Pattern CANDIDATE =
            Pattern.compile("https?://\\S+|:([A-Za-z0-9_+-]{1,40}):");

    private Shortcodes() {}

    static String expand(String text) {
        Matcher candidate = CANDIDATE.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        int from = 0;
        while (from < text.length() && candidate.find(from)) {
            Optional<String> emoji =
                    Optional.ofNullable(candidate.group(1))
                            .filter(code -> !isInsideWord(text, candidate.start(), candidate.end()))
                            .map(code -> EMOJI.get(code.toLowerCase(Locale.ROOT)));
            if (emoji.isPresent()) {
                out.append(text, done, candidate.start()).append(emoji.get());
                done = candidate.end();
            }
            boolean isAddress = candidate.group(1) == null;
            from = emoji.isPresent() || isAddress ? candidate.end() : candidate.start() + 1;
        }
        return out.append(text, done, text.length()).toString();
    }

    /** "1:100:1000" is a scale. */
    private static boolean isInsideWord(String text, int start, int end) {
        return start > 0
                && end < text.length()
                && Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(end));
    }
}
