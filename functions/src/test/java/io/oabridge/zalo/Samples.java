package io.oabridge.zalo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of {@code docs/platforms/zalo-webhooks}. */
final class Samples {
    private Samples() {}

    /** The names of all of them, without {@code .json}. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode tree(String name) {
        try {
            String text = Files.readString(folder().resolve(name + ".json"));
            return (ObjectNode) Json.object(text).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Zalo sends it: compact, characters not escaped. */
    static String compact(String name) {
        return Json.write(tree(name));
    }

    private static Path folder() {
        URL folder = Objects.requireNonNull(Samples.class.getResource("/platforms/zalo-webhooks"));
        try {
            return Path.of(new URI(folder.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
