package io.oabridge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The events in {@code events/}, and what the handlers' own tests state about each. */
final class EventFolder {
    static final Path PATH = Path.of("../../events");

    private static final Path OUTCOMES = Path.of("../../functions/src/test/resources/events");

    /**
     * Where the answer depends on what the fakes of those tests hold and a fresh world does not.
     */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    // No visit was begun here.
                    "connect-callback.json", "400",
                    // Filled in on top of secrets and settings of another world.
                    "connect-save-settings.json", "409",
                    "connect-save-zalo-app.json", "409",
                    // Its Freshchat is not this world's, so it is refused before anybody is called.
                    "connect-save-freshchat.json", "422");

    private EventFolder() {}

    static List<Path> of(FunctionSpec function) throws IOException {
        try (Stream<Path> files = Files.list(PATH)) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith(prefix(function) + "-")
                                        && name.endsWith(".json");
                            })
                    .sorted()
                    .toList();
        }
    }

    static String read(String name) throws IOException {
        return Files.readString(PATH.resolve(name + ".json"));
    }

    /** The status that is stated, a list of failures, or at least something. */
    static void assertAnswers(FunctionSpec function, Path event, JsonNode answer)
            throws IOException {
        switch (function.trigger()) {
            case Trigger.Http _ ->
                    assertThat(answer.path("statusCode").asText())
                            .as(event.toString())
                            .isEqualTo(status(function, event));
            case Trigger.Queue _ ->
                    assertThat(answer.path("batchItemFailures").isArray())
                            .as("%s: %s", event, answer)
                            .isTrue();
            case Trigger.Schedule _, Trigger.Operator _ ->
                    assertThat(answer).as(event.toString()).isNotEmpty();
        }
    }

    private static String status(FunctionSpec function, Path event) throws IOException {
        String file = event.getFileName().toString();
        Optional<String> elsewhere = Optional.ofNullable(ELSEWHERE.get(file));
        return elsewhere.isPresent()
                ? elsewhere.get()
                : stated(function, file).replaceAll("[^0-9].*", "");
    }

    private static String stated(FunctionSpec function, String file) throws IOException {
        String name = file.replace(".json", " | ");
        try (Stream<String> lines = Files.lines(OUTCOMES.resolve(prefix(function) + ".txt"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no outcome is stated for " + file));
        }
    }

    private static String prefix(FunctionSpec function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
