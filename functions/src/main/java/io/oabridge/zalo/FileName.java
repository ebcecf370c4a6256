package io.oabridge.zalo;

import io.oabridge.domain.Content;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The name a customer sees a file under: as its sender wrote it, with the extension its bytes ask
 * for and without anything that has a meaning in a header, a path or the direction of writing.
 */
final class FileName {
    private static final int LONGEST = 100;
    private static final String UNNAMED = "file";

    private FileName() {}

    static String of(Content.Media medium, FileKind kind) {
        String ending = "." + kind.extension();
        String name =
                medium.name()
                        .flatMap(FileName::cleaned)
                        .or(() ->
                                Optional.ofNullable(medium.address().getPath())
                                        .flatMap(FileName::cleaned))
                        .orElse(UNNAMED);
        String stem =
                name.toLowerCase(Locale.ROOT).endsWith(ending)
                        ? name.substring(0, name.length() - ending.length()).strip()
                        : name;
        return shortened(stem.isEmpty() ? UNNAMED : stem) + ending;
    }

    private static Optional<String> cleaned(String written) {
        String last =
                written.substring(
                        Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
        String clean =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]", "")
                        .replace('"', '\'')
                        .replace(';', ',')
                        .strip();
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
    }

    private static String shortened(String stem) {
        return stem.codePointCount(0, stem.length()) <= LONGEST
                ? stem
                : stem.substring(0, stem.offsetByCodePoints(0, LONGEST)).strip();
    }
}
