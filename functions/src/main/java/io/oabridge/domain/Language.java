package io.oabridge.domain;

import java.util.Locale;
import java.util.Optional;

/** The languages the bridge speaks to agents and customers. */
public enum Language {
    VI,
    EN;

    /** {@code vi} or {@code en}, in any letter case; empty for anything else. */
    public static Optional<Language> ofCode(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "vi" -> Optional.of(VI);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
