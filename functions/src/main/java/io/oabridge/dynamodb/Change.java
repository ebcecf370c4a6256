package io.oabridge.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Sets what is given under each name and removes what is empty; the rest stays as it is. */
    static Change replacing(Map<String, Optional<AttributeValue>> attributes) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        Change change = of("");
        for (Map.Entry<String, Optional<AttributeValue>> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            change = change.name("#" + name, name);
            if (attribute.getValue().isPresent()) {
                set.add("#" + name + " = :" + name);
                change = change.value(":" + name, attribute.getValue().get());
            } else {
                remove.add("#" + name);
            }
        }
        return change.then(clause("SET", set)).then(clause("REMOVE", remove));
    }

    /** Puts more texts into the set under that name, and makes the set if there is none. */
    Change adding(String name, Set<String> texts) {
        return then("ADD #" + name + " :" + name)
                .name("#" + name, name)
                .value(":" + name, AttributeValue.fromSs(List.copyOf(texts)));
    }

    private Change then(String clause) {
        return new Change((update + " " + clause).strip(), condition, names, values);
    }

    private static String clause(String word, List<String> items) {
        return items.isEmpty() ? "" : word + " " + String.join(", ", items);
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
