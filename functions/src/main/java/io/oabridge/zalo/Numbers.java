package io.oabridge.zalo;

import java.time.Instant;
import java.util.Optional;

/** Numbers, which Zalo writes as numbers or as text, and now and then as neither. */
final class Numbers {
    /** The last millisecond of the year 9999: what comes later is no date. */
    private static final long LATEST = 253_402_300_799_999L;

    private Numbers() {}

    /** The whole number in the text. */
    static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The moment a text of milliseconds names; empty when it is none before the year 10000. */
    static Optional<Instant> moment(String millis) {
        return whole(millis)
                .filter(count -> count > 0 && count <= LATEST)
                .map(Instant::ofEpochMilli);
    }

    /** The number in the text, if it lies between {@code -limit} and {@code limit}. */
    static Optional<Double> within(double limit, String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Math.abs(number) <= limit ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
