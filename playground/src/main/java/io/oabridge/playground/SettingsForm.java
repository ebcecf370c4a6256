package io.oabridge.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.connect.SettingsEntry;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a connection as the page's JSON; {@link SettingsEntry} says what they may be.
 * Channel and note author are not shown, and stay as they are when they are not sent.
 */
final class SettingsForm {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SettingsForm() {}

    static ObjectNode show(ConnectionSettings settings) {
        return JSON.createObjectNode()
                .put(SettingsEntry.LANGUAGE, settings.language().code())
                .put(SettingsEntry.NAME_SUFFIX, settings.nameSuffix())
                .put(
                        SettingsEntry.LONG_TEXT,
                        SettingsEntry.show(settings).get(SettingsEntry.LONG_TEXT))
                .put(SettingsEntry.RESOLVED_NOTICE, settings.resolvedNotice().orElse(null))
                .put(SettingsEntry.BOT_MESSAGES, settings.botMessages())
                .put(SettingsEntry.MIRROR_OWNER_REPLIES, settings.mirrorOwnerReplies())
                .put(SettingsEntry.REACTIONS, settings.reactions())
                .put(SettingsEntry.RETENTION_DAYS, settings.retentionDays());
    }

    static Read read(String text, ConnectionSettings before) {
        if (!(parse(text) instanceof ObjectNode json)) {
            return new Invalid(List.of("The settings are not a JSON object."));
        }
        Map<String, String> values = new LinkedHashMap<>();
        json.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return switch (SettingsEntry.read(values, before)) {
            case SettingsEntry.Valid(ConnectionSettings settings) -> new Valid(settings);
            case SettingsEntry.Invalid(Map<String, LocalizedText> problems) ->
                    new Invalid(
                            problems.entrySet().stream()
                                    .map(it -> it.getKey() + ": " + it.getValue().english())
                                    .toList());
        };
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What became of the reading. */
    sealed interface Read {}

    /** Every value is good. */
    record Valid(ConnectionSettings settings) implements Read {}

    /** Nothing may be changed; each problem is a sentence. */
    record Invalid(List<String> problems) implements Read {
        Invalid {
            problems = List.copyOf(problems);
        }
    }
}
