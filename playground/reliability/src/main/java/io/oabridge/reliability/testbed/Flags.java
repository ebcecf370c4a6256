package io.oabridge.reliability.testbed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers somebody typed behind flags. */
public final class Flags {
    private final Map<String, Long> numbers;

    private Flags(Map<String, Long> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /**
     * @throws IllegalArgumentException with a sentence for who typed it
     */
    public static Flags read(List<String> words, List<String> known) {
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String flag = words.get(i);
            if (!known.contains(flag)) {
                throw new IllegalArgumentException("There is no option \"" + flag + "\".");
            }
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (!value.matches("\\d{1,9}")) {
                throw new IllegalArgumentException(
                        flag + " needs a whole number after it, of nine digits at most.");
            }
            numbers.put(flag, Long.valueOf(value));
        }
        return new Flags(numbers);
    }

    public Optional<Long> number(String flag) {
        return Optional.ofNullable(numbers.get(flag));
    }
}
