package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.transport.Json;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/** One part of a message as it is posted; one key each (docs/platforms/freshchat.md §3.6). */
sealed interface PostedPart {

    /** Text, or text in place of something else. */
    record Words(String text) implements PostedPart {}

    /** What Freshchat keeps a copy of, and the text that stands in when it is refused. */
    sealed interface Copied extends PostedPart {
        Words instead();
    }

    record Picture(URI copy, Words instead) implements Copied {}

    record Document(UploadedFile file, Words instead) implements Copied {}

    /**
     * A file Freshchat has taken. What the upload's answer calls {@code file_hash}, {@code
     * file_content_type} and {@code file_size} has other names here.
     */
    record UploadedFile(
            String hash, String name, String contentType, long sizeInBytes, String extension) {}

    static ArrayNode json(List<PostedPart> parts) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        parts.forEach(part -> array.add(part.json()));
        return array;
    }

    /** The same message with links in place of what {@code refused} tells. */
    static List<PostedPart> without(Predicate<Copied> refused, List<PostedPart> parts) {
        return parts.stream()
                .map(part ->
                        part instanceof Copied copied && refused.test(copied)
                                ? copied.instead()
                                : part)
                .toList();
    }

    private JsonNode json() {
        ObjectNode part = Json.MAPPER.createObjectNode();
        switch (this) {
            case Words(String text) -> part.putObject("text").put("content", text);
            case Picture(URI copy, var _) -> part.putObject("image").put("url", copy.toString());
            case Document(UploadedFile file, var _) ->
                    part.putObject("file")
                            .put("fileHash", file.hash())
                            .put("fileSource", "FRESHCHAT")
                            .put("name", file.name())
                            .put("contentType", file.contentType())
                            .put("file_size_in_bytes", file.sizeInBytes())
                            .put("file_extension", file.extension());
        }
        return part;
    }
}
