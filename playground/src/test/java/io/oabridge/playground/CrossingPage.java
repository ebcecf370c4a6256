package io.oabridge.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in docs/crossing, which is read by people and held against the running bridge by tests.
 * With {@code -Dcrossing.write=true} what was seen is written into it, to be read as a diff.
 */
final class CrossingPage {
    private static final String SECTION = "\n### ";

    private final Path file;
    private final Path samples;
    private final List<String> sections;
    private final Map<CrossingRow, String> rewritten = new LinkedHashMap<>();

    CrossingPage(String name, String samples) {
        this.file = Path.of("../docs/crossing", name);
        this.samples = Path.of("../docs/platforms", samples);
        try {
            this.sections = List.of(Files.readString(file).split(SECTION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CrossingRow> rows() {
        return sections.stream().skip(1).map(CrossingRow::read).toList();
    }

    /** The names of all samples there are. */
    Set<String> samples() {
        try (Stream<Path> files = Files.list(samples)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sample(CrossingRow row) {
        try {
            return Files.readString(samples.resolve(row.fixture()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what was seen of a row, if the page is to be written anew. */
    void saw(CrossingRow row, CrossingRow.Seen seen) {
        if (Boolean.getBoolean("crossing.write")) {
            String section = sections.get(1 + rows().indexOf(row));
            rewritten.put(row, CrossingRow.rewritten(section, seen));
        }
    }

    /** Writes the page, if every row of it was seen. */
    void write() {
        if (!rewritten.keySet().containsAll(rows())) {
            return;
        }
        List<String> all = new ArrayList<>(List.of(sections.getFirst()));
        rows().forEach(row -> all.add(rewritten.get(row)));
        try {
            Files.writeString(file, String.join(SECTION, all).strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
