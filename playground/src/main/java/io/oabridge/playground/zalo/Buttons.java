package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What buttons of a message must look like; docs/platforms/zalo.md §2.2. */
final class Buttons {
    private static final int MAX_BUTTONS = 5;
    private static final int MAX_TITLE = 100;

    private Buttons() {}

    static Optional<Reading> refusal(JsonNode buttons) {
        if (buttons.size() > MAX_BUTTONS) {
            return Optional.of(Reading.refused(ApiAnswer.BEYOND_LIMIT, "More than five buttons"));
        }
        return buttons.valueStream().flatMap(button -> one(button).stream()).findFirst();
    }

    private static Optional<Reading> one(JsonNode button) {
        String title = button.path("title").asText("");
        if (title.codePointCount(0, title.length()) > MAX_TITLE) {
            return Optional.of(
                    Reading.refused(
                            ApiAnswer.BEYOND_LIMIT,
                            "A button's title is longer than 100 characters"));
        }
        return title.isEmpty() || !fits(button)
                ? Optional.of(
                        Reading.refused(
                                ApiAnswer.INVALID, "A button lacks its title, type or payload"))
                : Optional.empty();
    }

    private static boolean fits(JsonNode button) {
        JsonNode payload = button.path("payload");
        return switch (button.path("type").asText()) {
            case "oa.open.url" -> payload.path("url").isTextual();
            case "oa.query.show", "oa.query.hide" -> payload.isTextual();
            case "oa.open.phone" -> payload.path("phone_code").isTextual();
            case "oa.open.sms" ->
                    payload.path("phone_code").isTextual() && payload.path("content").isTextual();
            default -> false;
        };
    }
}
