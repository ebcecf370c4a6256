package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks message parts and brings them from the shape they are written in to the one they are read
 * in ({@code docs/platforms/freshchat.md} §3.6).
 */
final class Parts {
    private static final Set<String> KINDS =
            Set.of(
                    "text",
                    "image",
                    "video",
                    "file",
                    "url_button",
                    "quick_reply_button",
                    "callback",
                    "collection",
                    "template_content",
                    "reference",
                    "email",
                    "text_input",
                    "attachment_input",
                    "help_text");
    private static final Set<String> SENDABLE = Set.of("SAFE_FILE", "AV_PENDING");

    private final Media media;

    Parts(Media media) {
        this.media = media;
    }

    Checked<List<JsonNode>> check(JsonNode parts) {
        if (!parts.isArray() || parts.isEmpty()) {
            return Checked.invalid(ApiError.invalid("message_parts is not a list of parts"));
        }
        Checked<List<JsonNode>> all = Checked.valid(new ArrayList<>());
        for (JsonNode part : parts) {
            all = all.then(before -> part(part).map(checked -> append(before, checked)));
        }
        return all;
    }

    /** What agents put together in the inbox and buttons below a message: the form only. */
    static Checked<List<JsonNode>> checkForm(JsonNode parts) {
        for (JsonNode part : parts) {
            if (!hasOneKnownKey(part)) {
                return Checked.invalid(oneKey());
            }
        }
        return Checked.valid(parts.valueStream().toList());
    }

    private Checked<JsonNode> part(JsonNode part) {
        if (!hasOneKnownKey(part)) {
            return Checked.invalid(oneKey());
        }
        String kind = part.fieldNames().next();
        JsonNode value = part.path(kind);
        return switch (kind) {
            case "text" ->
                    value.path("content").asText("").isEmpty()
                            ? Checked.invalid(ApiError.invalid("TEXT_EMPTY_CONTENT"))
                            : Checked.valid(part);
            case "image" -> image(value);
            case "file" -> file(value);
            default -> Checked.valid(part);
        };
    }

    /** The error is the one a real log shows ({@code docs/platforms/freshchat.md} §4). */
    private Checked<JsonNode> image(JsonNode value) {
        String url = value.path("url").asText("");
        return (url.isEmpty() ? Optional.<String>empty() : media.copy(url))
                .<Checked<JsonNode>>map(
                        copy -> Checked.valid(wrap("image", image -> image.put("url", copy))))
                .orElseGet(() -> Checked.invalid(ApiError.invalid("IMAGE_EMPTY_CONTENT")));
    }

    /** Either an uploaded file by its hash, or a bare address that stays where it is. */
    private Checked<JsonNode> file(JsonNode value) {
        String hash = value.path("fileHash").asText("");
        if (hash.isEmpty()) {
            return value.path("url").asText("").isEmpty()
                    ? Checked.invalid(ApiError.invalid("FILE_EMPTY_CONTENT"))
                    : Checked.valid(
                            wrap("file", file -> file.setAll((ObjectNode) value.deepCopy())));
        }
        Optional<Media.UploadedFile> uploaded = media.file(hash);
        if (uploaded.isEmpty()) {
            return Checked.invalid(ApiError.invalid("no uploaded file has this fileHash"));
        }
        Media.UploadedFile file = uploaded.get();
        if (!SENDABLE.contains(file.securityStatus())) {
            return Checked.invalid(
                    ApiError.invalid("the file's security status is " + file.securityStatus()));
        }
        return Checked.valid(
                wrap(
                        "file",
                        shown ->
                                shown.put("name", value.path("name").asText(file.name()))
                                        .put("url", file.url())
                                        .put("file_size_in_bytes", file.size())
                                        .put("content_type", file.contentType())));
    }

    private static JsonNode wrap(String kind, Consumer<ObjectNode> fill) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        fill.accept(part.putObject(kind));
        return part;
    }

    private static boolean hasOneKnownKey(JsonNode part) {
        return part.isObject()
                && part.size() == 1
                && KINDS.contains(part.fieldNames().next())
                && part.path(part.fieldNames().next()).isObject();
    }

    private static ApiError oneKey() {
        return ApiError.invalid("a message part has exactly one key, one of " + KINDS);
    }

    private static List<JsonNode> append(List<JsonNode> before, JsonNode part) {
        before.add(part);
        return before;
    }
}
