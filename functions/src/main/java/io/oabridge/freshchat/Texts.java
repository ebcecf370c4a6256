package io.oabridge.freshchat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of words that lie beside this package's classes. */
final class Texts {
    private Texts() {}

    static Map<String, String> load(String name) {
        Properties table = new Properties();
        try (InputStream file = Texts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        name + " is missing beside " + Texts.class.getName() + " in the build");
            }
            try (Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                table.load(text);
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
        return table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), table::getProperty));
    }
}
