package io.oabridge.freshchat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Freshchat's times: ISO 8601 with a zone. */
final class Times {
    private Times() {}

    /** Empty for anything that is no such time. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
