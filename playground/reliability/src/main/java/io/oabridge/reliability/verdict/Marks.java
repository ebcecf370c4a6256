package io.oabridge.reliability.verdict;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks by which what was written is recognised again: {@code k} and five digits, in a text, a
 * file's name or its bytes. In a coordinate, where no letter can stand, they follow {@code 10.9}
 * and a 1 keeps the last of them from being rounded away.
 */
public final class Marks {
    private static final Pattern MARK = Pattern.compile("\\b(?:k(\\d{5})|10\\.9(\\d{5})1)(?!\\d)");

    private Marks() {}

    public static String of(int number) {
        return "k%05d".formatted(number);
    }

    public static String latitude(String mark) {
        return "10.9" + mark.substring(1) + "1";
    }

    /** The first mark in a text, whatever is around it. */
    public static Optional<String> in(String text) {
        Matcher matcher = MARK.matcher(text);
        return matcher.find()
                ? Optional.of(
                        "k" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)))
                : Optional.empty();
    }
}
