package io.oabridge.playground.operator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a function's answer, of whatever types JSON made it, and writes it in lines. */
final class AnswerText {
    private AnswerText() {}

    /** The objects under that name; none when there is no list. */
    static List<Map<?, ?>> list(Map<String, Object> answer, String key) {
        return answer.get(key) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(it -> (Map<?, ?>) it).toList()
                : List.of();
    }

    /** A constant as words, {@code under-way}. */
    static String words(Map<?, ?> object, String key) {
        return shown(object, key).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String shown(Map<?, ?> object, String key) {
        return Optional.ofNullable((Object) object.get(key)).map(Object::toString).orElse("?");
    }

    static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
