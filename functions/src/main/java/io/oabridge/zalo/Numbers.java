package io.oabridge.zalo;

import java.util.Optional;

/** Numbers, which Zalo writes as numbers or as text, and now and then as neither. */
final class Numbers {
    private Numbers() {}

    /** The whole number in the text. */
    static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
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
