package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.transport.Json;
import java.util.Optional;

/**
 * A file in a form Zalo shows by itself: where it is uploaded and how a message refers to it then
 * (docs/platforms/zalo.md §2.2, §3).
 */
sealed interface OutgoingFile {

    /** The upload's body. */
    Multipart body();

    /** Path of the upload. */
    String path();

    /** What the upload's answer calls the file; empty when Zalo took it and gave no name. */
    Optional<String> reference(JsonNode answer);

    /** The {@code message} that shows the file. */
    ObjectNode message(String reference);

    /** A jpg or png. */
    record Picture(Multipart body) implements OutgoingFile {
        @Override
        public String path() {
            return "/v2.0/oa/upload/image";
        }

        @Override
        public Optional<String> reference(JsonNode answer) {
            return Json.text(answer, "data", "attachment_id");
        }

        @Override
        public ObjectNode message(String reference) {
            ObjectNode message = Json.MAPPER.createObjectNode();
            element(message).put("media_type", "image").put("attachment_id", reference);
            return message;
        }
    }

    /** A gif, in pixels; the official clients say how large it is. */
    record Animation(Multipart body, int width, int height) implements OutgoingFile {
        @Override
        public String path() {
            return "/v2.0/oa/upload/gif";
        }

        @Override
        public Optional<String> reference(JsonNode answer) {
            return Json.text(answer, "data", "attachment_id");
        }

        @Override
        public ObjectNode message(String reference) {
            ObjectNode message = Json.MAPPER.createObjectNode();
            element(message)
                    .put("media_type", "gif")
                    .put("attachment_id", reference)
                    .put("width", width)
                    .put("height", height);
            return message;
        }
    }

    /** A pdf, doc or docx. */
    record Document(Multipart body) implements OutgoingFile {
        @Override
        public String path() {
            return "/v2.0/oa/upload/file";
        }

        @Override
        public Optional<String> reference(JsonNode answer) {
            return Json.text(answer, "data", "token")
                    .or(() -> Json.text(answer, "data", "attachment_id"));
        }

        @Override
        public ObjectNode message(String reference) {
            ObjectNode message = Json.MAPPER.createObjectNode();
            message.putObject("attachment")
                    .put("type", "file")
                    .putObject("payload")
                    .put("token", reference);
            return message;
        }
    }

    private static ObjectNode element(ObjectNode message) {
        return message.putObject("attachment")
                .put("type", "template")
                .putObject("payload")
                .put("template_type", "media")
                .putArray("elements")
                .addObject();
    }
}
