package io.oabridge.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the JSON of platforms that add fields, drop fields and write numbers as text: unknown is
 * ignored, missing is empty, depth and sizes are bounded. Nothing here throws for what a stranger
 * wrote.
 */
public final class Json {
    /** The one mapper; configured once, never changed. */
    public static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .maxNumberLength(64)
                                                    .maxNameLength(1024)
                                                    .maxStringLength(1024 * 1024)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Far above what platforms use, far below what a store takes as a key. */
    private static final int LONGEST_ID = 256;

    private static final Pattern CODE = Pattern.compile("[\\w.-]{1,40}");

    private Json() {}

    /** The object in these bytes; empty when they hold anything else. */
    public static Optional<JsonNode> object(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The object in this text; empty when it holds anything else. */
    public static Optional<JsonNode> object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text at a path of field names, numbers and booleans included; empty when missing, null,
     * blank or no scalar.
     */
    public static Optional<String> text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isValueNode() && !found.isNull() && !found.asText().isBlank()
                ? Optional.of(found.asText())
                : Optional.empty();
    }

    /**
     * The text at a path that can be an id: it becomes part of keys, addresses and log lines. Empty
     * when it is missing or blank, longer than any platform's ids, or holds control characters or
     * half a surrogate pair, which no store keeps as it is.
     */
    public static Optional<String> id(JsonNode node, String... path) {
        return text(node, path)
                .filter(id -> id.length() <= LONGEST_ID)
                .filter(id -> id.codePoints().noneMatch(Json::isNoCharacterOfAnId));
    }

    /**
     * The text at a path that can be a platform's code for something: letters, digits, {@code _},
     * {@code -} and {@code .}, not many of them. Codes go into metrics, log lines and notes;
     * whatever is no code may be anybody's words. Empty when it is missing or none.
     */
    public static Optional<String> code(JsonNode node, String... path) {
        return text(node, path).map(String::strip).filter(text -> CODE.matcher(text).matches());
    }

    private static boolean isNoCharacterOfAnId(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /** The node at a path of field names; a missing node when there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String field : path) {
            found = found.path(field);
        }
        return found == null ? MissingNode.getInstance() : found;
    }

    /** The node as compact text. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
