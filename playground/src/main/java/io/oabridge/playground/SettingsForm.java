package io.oabridge.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings of a connection as the page's JSON. What is read is good as a whole or names all
 * that is wrong with it; channel and note author are not in it and stay as they are.
 */
final class SettingsForm {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_SUFFIX = 50;

    /** The longest text Zalo takes: {@code docs/platforms/zalo.md} §2.4. */
    private static final int LONGEST_NOTICE = 2000;

    private static final List<String> FIELDS =
            List.of(
                    "language",
                    "nameSuffix",
                    "longText",
                    "resolvedNotice",
                    "botMessages",
                    "mirrorOwnerReplies",
                    "reactions");

    private final ObjectNode json;
    private final List<String> problems = new ArrayList<>();

    private SettingsForm(ObjectNode json) {
        this.json = json;
    }

    static ObjectNode show(ConnectionSettings settings) {
        return JSON.createObjectNode()
                .put("language", settings.language().code())
                .put("nameSuffix", settings.nameSuffix())
                .put("longText", code(settings.longText()))
                .put("resolvedNotice", settings.resolvedNotice().orElse(null))
                .put("botMessages", settings.botMessages())
                .put("mirrorOwnerReplies", settings.mirrorOwnerReplies())
                .put("reactions", settings.reactions());
    }

    static Read read(String text) {
        return parse(text) instanceof ObjectNode json
                ? new SettingsForm(json).read()
                : new Invalid(List.of("The settings are not a JSON object."));
    }

    private Read read() {
        json.fieldNames()
                .forEachRemaining(name -> {
                    if (!FIELDS.contains(name)) {
                        problems.add(
                                "There is no setting \"%s\"; there are %s."
                                        .formatted(name, String.join(", ", FIELDS)));
                    }
                });
        Optional<Language> language = language();
        Optional<String> suffix = suffix();
        Optional<LongText> longText = longText();
        Optional<String> notice = notice();
        boolean bots = flag("botMessages");
        boolean mirror = flag("mirrorOwnerReplies");
        boolean reactions = flag("reactions");
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        return new Valid(before ->
                new ConnectionSettings(
                        language.orElseThrow(),
                        before.channel(),
                        before.noteAuthor(),
                        suffix.orElseThrow(),
                        longText.orElseThrow(),
                        notice,
                        bots,
                        mirror,
                        reactions));
    }

    private Optional<Language> language() {
        Optional<Language> chosen =
                Stream.of(Language.values()).filter(it -> is("language", it.code())).findFirst();
        return orProblem(chosen, "language is neither \"vi\" nor \"en\".");
    }

    private Optional<LongText> longText() {
        Optional<LongText> chosen =
                Stream.of(LongText.values()).filter(it -> is("longText", code(it))).findFirst();
        return orProblem(chosen, "longText is neither \"file\" nor \"split\".");
    }

    private Optional<String> suffix() {
        return orProblem(
                text("nameSuffix", LONGEST_SUFFIX).filter(it -> it.lines().count() <= 1),
                "nameSuffix is not one line of at most " + LONGEST_SUFFIX + " characters.");
    }

    private Optional<String> notice() {
        return json.path("resolvedNotice").isNull()
                ? Optional.empty()
                : orProblem(
                        text("resolvedNotice", LONGEST_NOTICE).filter(it -> !it.isEmpty()),
                        "resolvedNotice is neither null nor a text of 1 to "
                                + LONGEST_NOTICE
                                + " characters.");
    }

    private boolean flag(String name) {
        if (!json.path(name).isBoolean()) {
            problems.add(name + " is neither true nor false.");
        }
        return json.path(name).asBoolean();
    }

    private Optional<String> text(String name, int longest) {
        return Optional.of(json.path(name))
                .filter(JsonNode::isTextual)
                .map(value -> value.asText().strip())
                .filter(value -> value.length() <= longest);
    }

    private boolean is(String name, String value) {
        return json.path(name).isTextual() && json.path(name).asText().equals(value);
    }

    private <T> Optional<T> orProblem(Optional<T> value, String problem) {
        if (value.isEmpty()) {
            problems.add(problem);
        }
        return value;
    }

    private static String code(LongText longText) {
        return longText.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode parse(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** What became of the reading. */
    sealed interface Read {}

    /** Every value is good. */
    record Valid(UnaryOperator<ConnectionSettings> change) implements Read {}

    /** Nothing may be changed; each problem is a sentence. */
    record Invalid(List<String> problems) implements Read {
        Invalid {
            problems = List.copyOf(problems);
        }
    }
}
