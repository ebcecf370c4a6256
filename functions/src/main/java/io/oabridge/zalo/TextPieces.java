package io.oabridge.zalo;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts text that is too long for one Zalo message. Zalo refuses more than 2000 characters and does
 * not say how it counts them (docs/platforms/zalo.md §2.4), so a text that has to be cut is cut
 * well below. The same text is always cut in the same places, and nothing but white space at a cut
 * is lost.
 */
final class TextPieces {
    /** In UTF-16 units, of which a text has at least as many as characters of any other kind. */
    static final int LONGEST_MESSAGE = 2000;

    static final int LONGEST_PIECE = 1900;

    private static final String SENTENCE_ENDS = ".!?\u2026\u3002\uFF01\uFF1F";
    private static final String CLOSING = "\"'\u2019\u201D\u00BB)]}";

    /** How far behind a cut the rules of grapheme clusters look. */
    private static final int LOOK_AHEAD = 2;

    private TextPieces() {}

    /** The text in pieces that fit, in order; none when it is blank. */
    static List<String> of(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        if (text.length() <= LONGEST_MESSAGE) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > LONGEST_PIECE) {
            int cut = cut(rest);
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return List.copyOf(pieces);
    }

    /** Where the first piece ends: at the best place that does not make it needlessly short. */
    private static int cut(String text) {
        String window = text.substring(0, Math.min(text.length(), LONGEST_PIECE + LOOK_AHEAD));
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(window);
        Stream<IntPredicate> wishes =
                Stream.of(
                        at -> at >= LONGEST_PIECE / 2 && endsSentence(window, at),
                        at -> at >= LONGEST_PIECE / 2 && window.charAt(at) == '\n',
                        at -> Character.isWhitespace(window.charAt(at)),
                        at -> true);
        return wishes.map(wish -> last(at -> wish.test(at) && characters.isBoundary(at)))
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElseGet(() -> betweenCodePoints(window));
    }

    private static OptionalInt last(IntPredicate wish) {
        return IntStream.iterate(LONGEST_PIECE, at -> at > 0, at -> at - 1)
                .filter(wish)
                .findFirst();
    }

    /** A single character of many combining marks is longer than any message. */
    private static int betweenCodePoints(String window) {
        return Character.isLowSurrogate(window.charAt(LONGEST_PIECE))
                ? LONGEST_PIECE - 1
                : LONGEST_PIECE;
    }

    private static boolean endsSentence(String window, int at) {
        if (!Character.isWhitespace(window.charAt(at))) {
            return false;
        }
        int last = at - 1;
        while (last > 0 && CLOSING.indexOf(window.charAt(last)) >= 0) {
            last--;
        }
        return SENTENCE_ENDS.indexOf(window.charAt(last)) >= 0;
    }
}
