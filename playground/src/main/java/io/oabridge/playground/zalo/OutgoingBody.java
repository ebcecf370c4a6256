package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code message} of a consultation message and says what is wrong with it;
 * docs/platforms/zalo.md §2.2.
 */
final class OutgoingBody {
    private static final int MAX_TEXT = 2000;

    private final Uploads uploads;
    private final MediaStore media;

    OutgoingBody(Uploads uploads, MediaStore media) {
        this.uploads = uploads;
        this.media = media;
    }

    Reading read(JsonNode message) {
        String text = message.path("text").asText("");
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            return Reading.refused(ApiAnswer.BEYOND_LIMIT, "Text is longer than 2000 characters");
        }
        // One of the official clients always sends the key, empty when it quotes nothing.
        Optional<String> quote =
                Optional.of(message.path("quote_message_id").asText(""))
                        .filter(id -> !id.isEmpty());
        JsonNode attachment = message.path("attachment");
        if (attachment.isMissingNode()) {
            return text.isEmpty()
                    ? Reading.refused(ApiAnswer.INVALID, "Message has neither text nor attachment")
                    : Reading.accepted("text", text, List.of(), quote);
        }
        JsonNode payload = attachment.path("payload");
        return switch (attachment.path("type").asText()) {
            case "file" -> file(text, payload, quote);
            case "template" ->
                    Buttons.refusal(payload.path("buttons"))
                            .orElseGet(() -> template(text, payload, quote));
            default ->
                    Reading.refused(ApiAnswer.INVALID, "attachment.type must be template or file");
        };
    }

    private Reading file(String text, JsonNode payload, Optional<String> quote) {
        if (!payload.path("token").isTextual()) {
            return Reading.refused(ApiAnswer.INVALID, "attachment.payload.token is missing");
        }
        return uploads.find(Uploads.Kind.FILE, payload.path("token").asText())
                .map(item -> Reading.accepted("file", text, List.of(Attachments.file(item)), quote))
                .orElseGet(() -> Reading.refused(ApiAnswer.ATTACHMENT_UNKNOWN));
    }

    private Reading template(String text, JsonNode payload, Optional<String> quote) {
        JsonNode elements = payload.path("elements");
        return switch (payload.path("template_type").asText("")) {
            case "media" -> media(text, elements, quote);
            case "list" -> Templates.list(text, elements, quote);
            case "request_user_info" -> Templates.form(text, elements, quote);
            case "" ->
                    text.isEmpty() || payload.path("buttons").isEmpty()
                            ? Reading.refused(ApiAnswer.INVALID, "template_type is missing")
                            : Reading.accepted("text", text, List.of(), quote);
            default -> Reading.refused(ApiAnswer.WRONG_MESSAGE_TYPE);
        };
    }

    private Reading media(String text, JsonNode elements, Optional<String> quote) {
        if (elements.size() != 1) {
            return Reading.refused(ApiAnswer.INVALID, "media takes exactly one element");
        }
        JsonNode element = elements.path(0);
        String id = element.path("attachment_id").asText("");
        String type = element.path("media_type").asText();
        return switch (type) {
            case "image" -> picture(text, type, Uploads.Kind.IMAGE, element, quote);
            case "gif" -> picture(text, type, Uploads.Kind.GIF, element, quote);
            case "sticker" ->
                    id.isEmpty()
                            ? Reading.refused(ApiAnswer.INVALID, "attachment_id is missing")
                            : Reading.accepted(
                                    type,
                                    text,
                                    List.of(
                                            Attachments.sticker(
                                                    id, media.sample("sticker.png").url())),
                                    quote);
            default -> Reading.refused(ApiAnswer.INVALID, "media_type is unknown");
        };
    }

    private Reading picture(
            String text, String type, Uploads.Kind kind, JsonNode element, Optional<String> quote) {
        String url = element.path("url").asText("");
        String id = element.path("attachment_id").asText("");
        if (url.isEmpty() == id.isEmpty()) {
            return Reading.refused(ApiAnswer.INVALID, "Give either url or attachment_id");
        }
        Optional<String> address =
                id.isEmpty() ? Optional.of(url) : uploads.find(kind, id).map(MediaStore.Item::url);
        return address.map(found ->
                        Reading.accepted(
                                type,
                                text,
                                List.of(Attachments.picture(type, found, found)),
                                quote))
                .orElseGet(() -> Reading.refused(ApiAnswer.ATTACHMENT_UNKNOWN));
    }
}
