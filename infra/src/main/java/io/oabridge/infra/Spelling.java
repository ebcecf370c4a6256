package io.oabridge.infra;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant who mistyped it. */
final class Spelling {
    private static final int FARTHEST = 3;

    private Spelling() {}

    /** The word that is nearest to the one that was typed, if any is near at all. */
    static Optional<String> nearest(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(plain(typed), plain(word)) <= FARTHEST)
                .min(Comparator.comparingInt(word -> distance(plain(typed), plain(word))));
    }

    /** Letter case and separators are what people get wrong first. */
    private static String plain(String word) {
        return word.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(
                                above[column - 1] + replaced,
                                1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
