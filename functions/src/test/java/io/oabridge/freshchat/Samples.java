package io.oabridge.freshchat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The deliveries that docs/platforms/freshchat-webhooks holds. */
final class Samples {
    static final String APP_ID = "0a000000-0000-4000-8000-000000000001";
    static final String CONVERSATION_ID = "0e000000-0000-4000-8000-000000000005";
    static final String USER_ID = "0b000000-0000-4000-8000-000000000002";
    static final String AGENT_ID = "0c000000-0000-4000-8000-000000000003";
    static final String BOT_ID = "0c000000-0000-4000-8000-0000000000b1";
    static final String CHANNEL_ID = "0d000000-0000-4000-8000-000000000004";

    private static final String FOLDER = "/platforms/freshchat-webhooks/";

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream file =
                Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The names of all deliveries there are. */
    static List<String> names() {
        URL folder = Objects.requireNonNull(Samples.class.getResource(FOLDER));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
