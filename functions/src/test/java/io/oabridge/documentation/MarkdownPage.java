package io.oabridge.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Markdown file as GitHub shows it: where it points, and which anchors others may point to. What
 * stands in code blocks and code spans is neither.
 */
record MarkdownPage(Path file, String text) {
    private static final Pattern CODE_BLOCK =
            Pattern.compile(
                    "^ *(?:(?:[-*]|\\d+\\.) +)?(```|~~~).*?^ *\\1 *$",
                    Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern LINK =
            Pattern.compile("\\]\\(<?([^()\\s>]+)>?(?: \"[^\"]*\")?\\)|(?:href|src)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$", Pattern.MULTILINE);
    private static final Pattern LINK_TEXT = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern BEGINNING =
            Pattern.compile("^(#{1,6} |\\| |\\|-| *[-*] | *\\d+\\. | *```)", Pattern.MULTILINE);
    private static final Pattern NAMED_ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The targets within the repository: relative paths, anchors, or both. */
    List<String> localLinks() {
        String prose = CODE_SPAN.matcher(withoutCodeBlocks()).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2)))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** Every link of this page that leads nowhere, with what is wrong; {@code root} is not left. */
    List<String> brokenLinks(Path root) {
        List<String> broken = new ArrayList<>();
        for (String link : localLinks()) {
            problem(root, link)
                    .ifPresent(
                            why -> broken.add(root.relativize(file) + " → " + link + ": " + why));
        }
        return broken;
    }

    /** What a link to this page may name after the {@code #}. */
    Set<String> anchors() {
        String prose = withoutCodeBlocks();
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (MatchResult heading : HEADING.matcher(prose).results().toList()) {
            String slug = slug(heading.group(1));
            int earlier = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? slug : slug + "-" + earlier);
        }
        NAMED_ANCHOR.matcher(prose).results().forEach(anchor -> anchors.add(anchor.group(1)));
        return anchors;
    }

    /** How its headings, rows, list items and code blocks begin, in order. */
    List<String> skeleton() {
        return BEGINNING.matcher(text).results().map(found -> found.group(1).strip()).toList();
    }

    private Optional<String> problem(Path root, String link) {
        int hash = link.indexOf('#');
        String path = decoded(hash < 0 ? link : link.substring(0, hash));
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!target.startsWith(root)) {
            return Optional.of("leaves the repository");
        }
        if (!target.equals(file) && !Files.exists(target)) {
            return Optional.of("there is no such file");
        }
        if (hash < 0 || !target.toString().endsWith(".md")) {
            return Optional.empty();
        }
        String anchor = decoded(link.substring(hash + 1));
        MarkdownPage there = target.equals(file) ? this : read(target);
        return there.anchors().contains(anchor)
                ? Optional.empty()
                : Optional.of("there is no such anchor");
    }

    /** GitHub's rule: lower case, no punctuation, hyphens for spaces. */
    private static String slug(String heading) {
        return LINK_TEXT
                .matcher(heading)
                .replaceAll("$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                .replace(' ', '-');
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private String withoutCodeBlocks() {
        return CODE_BLOCK.matcher(text).replaceAll("");
    }
}
