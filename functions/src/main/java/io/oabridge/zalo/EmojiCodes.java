package io.oabridge.zalo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Zalo writes some emoji as codes, the same ones it uses for reactions (docs/platforms/zalo.md
 * §2.2). Only codes whose meaning is known are replaced, and only where they stand for themselves:
 * not inside a web address, nor a short one inside a word such as {@code Giá:ok}.
 */
final class EmojiCodes {
    private static final Map<String, String> CHARACTERS =
            Map.of(
                    "/-heart", "\u2764\uFE0F",
                    "/-strong", "\uD83D\uDC4D",
                    ":>", "\uD83D\uDE06",
                    ":o", "\uD83D\uDE2E",
                    ":-((", "\uD83D\uDE2D",
                    ":-h", "\uD83D\uDE21");

    private static final String NO_WORD_AFTER = "(?![\\p{L}\\p{M}\\p{N}])";
    private static final String NO_WORD_BEFORE =
            "(?:(?<![\\p{L}\\p{M}\\p{N}])|(?<=/-heart|/-strong|:o|:-h))";
    private static final Pattern ADDRESS_OR_CODE =
            Pattern.compile(
                    "://\\S*+"
                            + ("|(?:/-heart|/-strong|:-h)" + NO_WORD_AFTER)
                            + "|:-\\(\\("
                            + ("|" + NO_WORD_BEFORE + "(?::>|:o)" + NO_WORD_AFTER));

    private EmojiCodes() {}

    /** The text with its codes as Unicode characters; everything else as it was. */
    static String replaceIn(String text) {
        return ADDRESS_OR_CODE
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                CHARACTERS.getOrDefault(match.group(), match.group())));
    }
}
