package io.oabridge.zalo;

import io.oabridge.transport.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}, which is seconds or an HTTP date. */
final class RetryAfter {
    private static final Duration UNSTATED = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait: what the answer says, at most an hour, and a minute if it says nothing. */
    static Duration of(Exchange.Answered answer, Instant now) {
        Duration stated =
                answer.header("Retry-After")
                        .map(String::strip)
                        .flatMap(value -> seconds(value).or(() -> untilDate(value, now)))
                        .orElse(UNSTATED);
        Duration positive = stated.isNegative() ? Duration.ZERO : stated;
        return positive.compareTo(LONGEST) > 0 ? LONGEST : positive;
    }

    private static Optional<Duration> seconds(String value) {
        return Numbers.whole(value).map(Duration::ofSeconds);
    }

    private static Optional<Duration> untilDate(String value, Instant now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
