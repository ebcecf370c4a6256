package io.oabridge.inputs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Inputs that once broke something: the files of {@code src/test/resources/inputs/<target>}. */
final class Findings {
    private Findings() {}

    static List<Path> of(InputTarget target) {
        Optional<URL> folder =
                Optional.ofNullable(Findings.class.getResource("/inputs/" + target.name()));
        return folder.map(Findings::files).orElse(List.of());
    }

    private static List<Path> files(URL folder) {
        try (Stream<Path> files = Files.list(Path.of(new URI(folder.toString())))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
