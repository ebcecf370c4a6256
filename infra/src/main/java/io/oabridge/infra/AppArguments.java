package io.oabridge.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the app was started: by CDK's command line, which says everything in the environment, or by
 * itself with {@code --output FOLDER} and {@code -c key=value}. In the second case it reads {@code
 * cdk.context.json} too, as CDK's command line does, so that both see the same settings.
 *
 * @param output where the template goes; empty when CDK's command line says so
 */
record AppArguments(Optional<String> output, Map<String, Object> context) {

    /**
     * @throws ContextMistakes when they cannot be understood
     */
    static AppArguments read(String[] arguments, Path contextFile) {
        if (arguments.length == 0) {
            return new AppArguments(Optional.empty(), Map.of());
        }
        Map<String, Object> context = new TreeMap<>(inFile(contextFile));
        Optional<String> output = Optional.empty();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String flag = rest.remove();
            switch (flag) {
                case "--output", "-o" -> output = Optional.of(after(flag, rest));
                case "--context", "-c" -> {
                    String[] pair = after(flag, rest).split("=", 2);
                    if (pair.length < 2) {
                        throw mistake("\"-c " + pair[0] + "\" has no value: write -c key=value.");
                    }
                    context.put(pair[0], pair[1]);
                }
                default ->
                        throw mistake("\"" + flag + "\" is not understood: only -c key=value is.");
            }
        }
        return new AppArguments(output, context);
    }

    private static String after(String flag, Deque<String> rest) {
        return Optional.ofNullable(rest.poll())
                .orElseThrow(() -> mistake("There is nothing after \"" + flag + "\"."));
    }

    private static Map<String, Object> inFile(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return new ObjectMapper()
                    .readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw mistake(file.getFileName() + " is not a JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContextMistakes mistake(String sentence) {
        return new ContextMistakes(List.of(sentence));
    }
}
