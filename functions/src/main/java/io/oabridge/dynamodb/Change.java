package io.oabridge.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A conditional update in DynamoDB's expression language; names start with {@code #}, values with
 * {@code :}.
 */
record Change(
        String update,
        Optional<String> condition,
        Map<String, String> names,
        Map<String, AttributeValue> values) {
    Change {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    static Change of(String update) {
        return new Change(update, Optional.empty(), Map.of(), Map.of());
    }

    Change onlyIf(String expression) {
        return new Change(update, Optional.of(expression), names, values);
    }

    Change name(String placeholder, String attribute) {
        Map<String, String> more = new HashMap<>(names);
        more.put(placeholder, attribute);
        return new Change(update, condition, more, values);
    }

    Change value(String placeholder, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(values);
        more.put(placeholder, value);
        return new Change(update, condition, names, more);
    }

    /** Without the values: they may be secret. */
    @Override
    public String toString() {
        return "Change[" + update + "]";
    }
}
