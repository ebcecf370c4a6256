package io.oabridge.zalo;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** What agents and administrators are told, from {@code failures_vi} and {@code failures_en}. */
final class FailureTexts {
    static final String UNKNOWN = "unknown";

    private final Properties vietnamese = load(Language.VI);
    private final Properties english = load(Language.EN);

    /** Why it failed and what the agent can do. */
    LocalizedText forAgent(String reason, String code) {
        return text(reason + ".agent", code);
    }

    /** What somebody with access to the platforms' settings can do. */
    LocalizedText forAdmin(String reason, String code) {
        return text(reason + ".admin", code);
    }

    Set<String> keys(Language language) {
        return in(language).stringPropertyNames();
    }

    private LocalizedText text(String key, String code) {
        return new LocalizedText(text(Language.VI, key, code), text(Language.EN, key, code));
    }

    private String text(Language language, String key, String code) {
        String text = in(language).getProperty(key);
        if (text == null) {
            throw new IllegalStateException(
                    "failures_" + language.code() + ".properties has no text for " + key);
        }
        return text.replace("{code}", code);
    }

    private Properties in(Language language) {
        return switch (language) {
            case VI -> vietnamese;
            case EN -> english;
        };
    }

    private static Properties load(Language language) {
        String file = "failures_" + language.code() + ".properties";
        try (InputStream bytes = FailureTexts.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
