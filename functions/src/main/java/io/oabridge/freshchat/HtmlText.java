package io.oabridge.freshchat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes HTML as a chat shows plain text: a paragraph is a line, a list item starts with a dash or
 * its number, a link is its label with the address in brackets.
 */
final class HtmlText {
    private static final Set<String> BLOCKS =
            Set.of(
                    ("blockquote body center dd div dl dt h1 h2 h3 h4 h5 h6 head hr html ol p pre table"
                                    + " tr ul")
                            .split(" "));
    private static final Set<String> BREAKING = Set.of("br", "li");

    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private final boolean linesAreTheAgents;
    private boolean lineHasWords;
    private boolean spacePending;
    private Optional<OpenLink> link = Optional.empty();

    private record OpenLink(String href, int start) {}

    private HtmlText(boolean linesAreTheAgents) {
        this.linesAreTheAgents = linesAreTheAgents;
    }

    /**
     * Where tags make the lines, line breaks in the source are mere white space; where only words
     * are marked up, or nothing is, they are the agent's.
     */
    static String of(List<HtmlTokens.Token> tokens) {
        HtmlText text = new HtmlText(tokens.stream().noneMatch(HtmlText::makesLines));
        tokens.forEach(text::write);
        text.closeLink();
        String written = text.out.toString().replaceAll("(?<![ \t])[ \t]++(?=\n)", "");
        return (text.linesAreTheAgents ? written : written.replaceAll("\n{3,}", "\n\n")).strip();
    }

    private static boolean makesLines(HtmlTokens.Token token) {
        return token instanceof HtmlTokens.Token.Open open
                && (BLOCKS.contains(open.name()) || BREAKING.contains(open.name()));
    }

    private void write(HtmlTokens.Token token) {
        switch (token) {
            case HtmlTokens.Token.Words(String raw) -> words(Entities.decode(raw));
            case HtmlTokens.Token.Open open -> open(open);
            case HtmlTokens.Token.Close(String name) -> close(name);
        }
    }

    private void open(HtmlTokens.Token.Open tag) {
        if (BLOCKS.contains(tag.name())) {
            endLine();
        }
        switch (tag.name()) {
            case "br" -> newLine();
            case "ul" -> lists.push(-1);
            case "ol" -> lists.push(0);
            case "li" -> startItem();
            case "td", "th" -> spacePending = lineHasWords;
            case "img" -> image(tag);
            case "a" -> {
                closeLink();
                flushSpace();
                link =
                        Optional.of(
                                new OpenLink(
                                        tag.attributes().getOrDefault("href", ""), out.length()));
            }
            default -> {}
        }
    }

    private void close(String name) {
        switch (name) {
            case "a" -> closeLink();
            case "ul", "ol" -> lists.poll();
            default -> {}
        }
        if (BLOCKS.contains(name) || name.equals("li")) {
            endLine();
        }
    }

    private void words(String decoded) {
        if (linesAreTheAgents) {
            out.append(decoded.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' '));
            return;
        }
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                spacePending = lineHasWords;
            } else {
                flushSpace();
                out.append(c);
                lineHasWords = true;
            }
        }
    }

    private void flushSpace() {
        if (spacePending) {
            out.append(' ');
            spacePending = false;
        }
    }

    private void endLine() {
        if (lineHasWords) {
            newLine();
        }
    }

    private void newLine() {
        out.append('\n');
        lineHasWords = false;
        spacePending = false;
    }

    private void startItem() {
        boolean lineIsStarted = !out.isEmpty() && out.charAt(out.length() - 1) != '\n';
        if (lineIsStarted) {
            newLine();
        }
        int number = lists.isEmpty() ? -1 : lists.pop();
        out.append(number < 0 ? "- " : (number + 1) + ". ");
        lists.push(number < 0 ? -1 : number + 1);
    }

    private void image(HtmlTokens.Token.Open tag) {
        String alternative = tag.attributes().getOrDefault("alt", "").strip();
        Optional<URI> address =
                Optional.ofNullable(tag.attributes().get("src")).flatMap(WebAddress::read);
        if (!alternative.isEmpty()) {
            words(alternative);
        } else {
            address.ifPresent(at -> words(" " + at + " "));
        }
    }

    private void closeLink() {
        Optional<OpenLink> open = link;
        link = Optional.empty();
        open.ifPresent(this::closeLink);
    }

    private void closeLink(OpenLink open) {
        Optional<String> address = shown(open.href().strip());
        if (address.isEmpty()) {
            return;
        }
        String written = out.substring(open.start());
        String label = written.strip();
        if (bare(label).equals(bare(address.get()))) {
            return;
        }
        out.setLength(open.start() + written.stripTrailing().length());
        out.append(label.isEmpty() ? address.get() : " (" + address.get() + ")");
        out.append(written.substring(written.stripTrailing().length()));
        lineHasWords = true;
    }

    /** Addresses that mean something outside of the page they were written in. */
    private static Optional<String> shown(String href) {
        String lower = href.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mailto:") || lower.startsWith("tel:")) {
            return Optional.of(href.substring(href.indexOf(':') + 1)).filter(to -> !to.isBlank());
        }
        return WebAddress.read(href).map(address -> href);
    }

    /** What two spellings of one address have in common. */
    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/$", "");
    }
}
