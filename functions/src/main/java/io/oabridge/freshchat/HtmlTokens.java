package io.oabridge.freshchat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts text into words and HTML tags. Only a complete tag of a name that HTML knows is a tag: "a <
 * b", "{@literal <3}" and "{@literal <your name>}" stay what the agent typed. Takes time in
 * proportion to the text, however broken it is.
 */
final class HtmlTokens {
    /** A piece of the text, in order. */
    sealed interface Token {
        /** Text between tags, entities still in it. */
        record Words(String raw) implements Token {}

        /** An opening tag; attribute values have their entities resolved. */
        record Open(String name, Map<String, String> attributes) implements Token {}

        /** A closing tag. */
        record Close(String name) implements Token {}
    }

    private record Tag(Token token, int end) {}

    private static final Set<String> KNOWN =
            Set.of(
                    ("a b big blockquote body br center code dd del div dl dt em font h1 h2 h3 h4 h5 h6"
                                    + " head hr html i img ins li o:p ol p pre s script small span strike strong"
                                    + " style sub sup table tbody td tfoot th thead tr u ul !doctype")
                            .split(" "));
    private static final Set<String> NOT_FOR_READERS = Set.of("script", "style");
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final String html;
    private final List<Token> tokens = new ArrayList<>();
    private final Set<String> unclosed = new HashSet<>();
    private final StringBuilder words = new StringBuilder();

    private HtmlTokens(String html) {
        this.html = html;
    }

    static List<Token> of(String html) {
        HtmlTokens cut = new HtmlTokens(html);
        cut.run();
        return List.copyOf(cut.tokens);
    }

    private void run() {
        int lastCommentEnd = html.lastIndexOf(COMMENT_END);
        int at = 0;
        while (at < html.length()) {
            if (html.charAt(at) != '<') {
                words.append(html.charAt(at++));
            } else if (html.startsWith(COMMENT, at) && lastCommentEnd >= at + COMMENT.length()) {
                at = html.indexOf(COMMENT_END, at + COMMENT.length()) + COMMENT_END.length();
            } else {
                Optional<Tag> tag = tagAt(at).flatMap(this::withWhatNobodyReads);
                tag.ifPresent(found -> add(found.token()));
                at = tag.map(Tag::end).orElse(at + 1);
                if (tag.isEmpty()) {
                    words.append('<');
                }
            }
        }
        closeWords();
    }

    private void add(Token token) {
        closeWords();
        tokens.add(token);
    }

    private void closeWords() {
        if (!words.isEmpty()) {
            tokens.add(new Token.Words(words.toString()));
            words.setLength(0);
        }
    }

    /** Scripts and styles end with their closing tag; without one they are somebody's words. */
    private Optional<Tag> withWhatNobodyReads(Tag tag) {
        if (!(tag.token() instanceof Token.Open(String name, _))
                || !NOT_FOR_READERS.contains(name)) {
            return Optional.of(tag);
        }
        if (unclosed.contains(name)) {
            return Optional.empty();
        }
        String closing = "</" + name;
        for (int i = tag.end(); i < html.length(); i++) {
            if (html.regionMatches(true, i, closing, 0, closing.length())) {
                return Optional.of(new Tag(tag.token(), i));
            }
        }
        unclosed.add(name);
        return Optional.empty();
    }

    private Optional<Tag> tagAt(int start) {
        boolean closing = start + 1 < html.length() && html.charAt(start + 1) == '/';
        int nameStart = closing ? start + 2 : start + 1;
        int at = nameStart;
        while (at < html.length() && isNameCharacter(html.charAt(at))) {
            at++;
        }
        String name = html.substring(nameStart, at).toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name)) {
            return Optional.empty();
        }
        Map<String, String> attributes = new HashMap<>();
        while (true) {
            at = skipBlanks(at);
            if (at >= html.length()) {
                return Optional.empty();
            }
            if (html.charAt(at) == '>') {
                Token token =
                        closing
                                ? new Token.Close(name)
                                : new Token.Open(name, Map.copyOf(attributes));
                return Optional.of(new Tag(token, at + 1));
            }
            int next = html.charAt(at) == '/' ? at + 1 : attributeAt(at, name, attributes);
            if (next < 0) {
                return Optional.empty();
            }
            at = next;
        }
    }

    /**
     * Reads one attribute into {@code into}.
     *
     * @return where it ends, or -1 when this is no attribute: a bare word counts as one only after
     *     a real one, so that "{@literal a<b and c>d}" is arithmetic
     */
    private int attributeAt(int start, String tag, Map<String, String> into) {
        int at = start;
        while (at < html.length() && " \t\r\n\f=/>\"'<".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        int equals = skipBlanks(at);
        if (at == start || equals >= html.length()) {
            return -1;
        }
        String name = html.substring(start, at).toLowerCase(Locale.ROOT);
        if (html.charAt(equals) != '=') {
            return into.isEmpty() && !tag.equals("!doctype") ? -1 : at;
        }
        int value = skipBlanks(equals + 1);
        if (value >= html.length()) {
            return -1;
        }
        char quote = html.charAt(value);
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? value + 1 : value;
        int to = quoted ? html.indexOf(quote, from) : unquotedEnd(from);
        if (to < 0) {
            return -1;
        }
        into.put(name, Entities.decode(html.substring(from, to)));
        return quoted ? to + 1 : to;
    }

    /** -1 when the value runs into another tag or the end. */
    private int unquotedEnd(int from) {
        int at = from;
        while (at < html.length() && " \t\r\n\f>".indexOf(html.charAt(at)) < 0) {
            if (html.charAt(at) == '<') {
                return -1;
            }
            at++;
        }
        return at < html.length() ? at : -1;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < html.length() && " \t\r\n\f".indexOf(html.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isNameCharacter(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == ':' || c == '!');
    }
}
