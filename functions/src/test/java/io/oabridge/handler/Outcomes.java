package io.oabridge.handler;

import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What comes of each event of a function, as {@code src/test/resources/events/<function>.txt}
 * states it: a line per event, {@code name | outcome}.
 */
final class Outcomes {
    private Outcomes() {}

    /** By the file's name without {@code .json}, which starts with the function's. */
    static Map<String, String> of(FunctionSpec function) {
        Map<String, String> stated = new TreeMap<>();
        for (String line : lines("/events/" + prefix(function) + ".txt").split("\n", -1)) {
            String[] parts = line.split(" \\| ", 2);
            if (parts.length == 2) {
                stated.put(parts[0].strip(), parts[1].strip());
            }
        }
        return stated;
    }

    /** {@code zalo-webhook}. */
    static String prefix(FunctionSpec function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String lines(String resource) {
        try (InputStream in = Outcomes.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
