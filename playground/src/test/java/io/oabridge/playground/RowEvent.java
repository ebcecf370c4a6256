package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of a row's webhook: its sample, with what the row changes and the ids of this run. */
final class RowEvent {
    private static final Pattern MEDIUM = Pattern.compile("\\{media:([^}]+)}");

    private final JsonNode event;

    /**
     * @param ids what stands in the sample, and what stands for it in this run
     * @param media puts a sample file of this name where the platform keeps files; its address
     */
    RowEvent(CrossingRow row, String sample, Map<String, String> ids, UnaryOperator<String> media) {
        String text = sample;
        String change = row.change().orElse("{}");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
            change = change.replace(id.getKey(), id.getValue());
        }
        Matcher medium = MEDIUM.matcher(change);
        change = medium.replaceAll(found -> Matcher.quoteReplacement(media.apply(found.group(1))));
        this.event = merged(asOfNow(read(text)), read(change));
    }

    /** Customers' old words are said to be late; a row that means it says its time. */
    private static JsonNode asOfNow(JsonNode sample) {
        if (sample instanceof ObjectNode event && event.has("timestamp")) {
            event.put("timestamp", Long.toString(Instant.now().toEpochMilli()));
        }
        return sample;
    }

    /** As platforms send it: compact. */
    byte[] bytes() {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    String timestamp() {
        return event.path("timestamp").asText();
    }

    /** JSON merge patch: objects are merged, {@code null} removes, all else replaces. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties()
                .forEach(field -> {
                    if (field.getValue().isNull()) {
                        result.remove(field.getKey());
                    } else {
                        result.set(
                                field.getKey(),
                                merged(result.path(field.getKey()), field.getValue()));
                    }
                });
        return result;
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
