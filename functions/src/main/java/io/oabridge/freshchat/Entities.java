package io.oabridge.freshchat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** HTML's character references: numbers, and the names that chat editors write. */
final class Entities {
    private static final int LONGEST = 12;

    /** The names of U+00A0 to U+00FF, in that order. */
    private static final String LATIN_1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
                    + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12"
                    + " frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute"
                    + " Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml"
                    + " times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
                    + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                    + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml"
                    + " yacute thorn yuml";

    private static final Map<String, String> NAMED = named();

    private Entities() {}

    /** Resolves each reference once; what is none, or unknown, stays as it is. */
    static String decode(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (ampersand >= 0) {
            int semicolon =
                    text.indexOf(';', ampersand, Math.min(text.length(), ampersand + LONGEST));
            Optional<String> character =
                    semicolon < 0
                            ? Optional.empty()
                            : character(text.substring(ampersand + 1, semicolon));
            if (character.isPresent()) {
                out.append(text, done, ampersand).append(character.get());
                done = semicolon + 1;
            }
            ampersand = text.indexOf('&', Math.max(done, ampersand + 1));
        }
        return out.append(text, done, text.length()).toString();
    }

    private static Optional<String> character(String reference) {
        if (!reference.startsWith("#")) {
            return Optional.ofNullable(NAMED.get(reference));
        }
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            int code = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean sayable =
                    Character.isValidCodePoint(code)
                            && (code >= ' ' || code == '\n' || code == '\t')
                            && Character.getType(code) != Character.SURROGATE;
            return sayable ? Optional.of(Character.toString(code)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> named() {
        Map<String, String> names = new HashMap<>();
        int code = 0xa0;
        for (String name : LATIN_1.split(" ", -1)) {
            names.put(name, Character.toString(code++));
        }
        names.putAll(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'"));
        names.putAll(Map.of("ndash", "–", "mdash", "—", "hellip", "…", "bull", "•", "euro", "€"));
        names.putAll(Map.of("lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "trade", "™"));
        names.putAll(Map.of("larr", "←", "rarr", "→", "hearts", "♥", "ensp", " ", "emsp", " "));
        names.putAll(Map.of("zwj", "\u200d", "zwnj", "\u200c", "thinsp", " "));
        return Map.copyOf(names);
    }
}
