package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The kinds of template that hold words rather than media; docs/platforms/zalo.md §2.2. */
final class Templates {
    private static final int MAX_ELEMENTS = 5;
    private static final int MAX_TITLE = 100;
    private static final int MAX_SUBTITLE = 500;

    private Templates() {}

    static Reading list(String text, JsonNode elements, Optional<String> quote) {
        if (elements.isEmpty() || elements.size() > MAX_ELEMENTS) {
            return Reading.refused(ApiAnswer.INVALID, "list takes one to five elements");
        }
        List<JsonNode> links = elements.valueStream().map(Templates::link).toList();
        return Reading.accepted("list", text, links, quote);
    }

    static Reading form(String text, JsonNode elements, Optional<String> quote) {
        JsonNode element = elements.path(0);
        String title = element.path("title").asText("");
        String subtitle = element.path("subtitle").asText("");
        if (elements.size() != 1 || title.isEmpty()) {
            return Reading.refused(
                    ApiAnswer.INVALID, "request_user_info takes one element with a title");
        }
        if (title.length() > MAX_TITLE || subtitle.length() > MAX_SUBTITLE) {
            return Reading.refused(
                    ApiAnswer.BEYOND_LIMIT, "Title or subtitle of the form is too long");
        }
        return Reading.accepted("template", text, List.of(shown(title + "\n" + subtitle)), quote);
    }

    /** As {@code oa_send_template} shows a template. */
    static JsonNode shown(String text) {
        return Attachments.of(
                "template",
                Attachments.payload()
                        .put("zinstant_id", "zi" + Integer.toHexString(text.hashCode()))
                        .put("text", text)
                        .put("link_url", "")
                        .put("checksum", ""));
    }

    private static JsonNode link(JsonNode element) {
        return Attachments.of(
                "link",
                Attachments.payload()
                        .put("title", element.path("title").asText(""))
                        .put("description", element.path("subtitle").asText(""))
                        .put("url", element.path("default_action").path("url").asText(""))
                        .put("thumbnail", element.path("image_url").asText("")));
    }
}
