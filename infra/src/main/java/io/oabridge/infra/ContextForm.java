package io.oabridge.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form a value of the CDK context must have. */
sealed interface ContextForm {

    /** What the value must be, to go after "must be"; empty when it is that. */
    Optional<String> problem(String value);

    /** One of a few words. */
    record OneOf(List<String> words) implements ContextForm {
        static OneOf of(String... words) {
            return new OneOf(List.of(words));
        }

        @Override
        public Optional<String> problem(String value) {
            return words.contains(value)
                    ? Optional.empty()
                    : Optional.of(
                            String.join(", ", words.subList(0, words.size() - 1))
                                    + " or "
                                    + words.getLast());
        }
    }

    /** Text of a certain shape, which {@code says} describes. */
    record Text(Pattern shape, String says) implements ContextForm {
        static Text of(String shape, String says) {
            return new Text(Pattern.compile(shape), says);
        }

        @Override
        public Optional<String> problem(String value) {
            return shape.matcher(value).matches() ? Optional.empty() : Optional.of(says);
        }
    }
}
