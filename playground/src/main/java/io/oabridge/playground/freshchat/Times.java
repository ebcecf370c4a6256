package io.oabridge.playground.freshchat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the API writes them: UTC with exactly three digits of milliseconds. */
final class Times {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    static String text(Instant time) {
        return WRITTEN.format(time);
    }

    static Checked<Instant> parse(String name, String text) {
        try {
            return Checked.valid(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Checked.invalid(
                    ApiError.invalid(name + " is not a UTC ISO time such as 2026-03-02T04:05:06Z"));
        }
    }
}
