package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.MultipartForm;
import io.oabridge.playground.simulator.Reply;
import java.net.URLConnection;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * What agents attach in the inbox: kept as an upload is, and answered as the part that sends it.
 */
final class InboxFiles {
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Media media;
    private final String securityStatus;

    InboxFiles(FreshchatSettings settings, Media media) {
        this.media = media;
        this.securityStatus = settings.behaviour().fileSecurityStatus();
    }

    /** Takes {@code {"name", "data"}}, the data in Base64, and answers {@code {"part": {…}}}. */
    Reply keep(Call call) {
        JsonNode body = call.json();
        String name = body.path("name").asText("").strip();
        if (name.isEmpty() || !body.path("data").isTextual()) {
            return ApiError.invalid("a file has a \"name\" and \"data\" in Base64, up to 15 MB")
                    .reply();
        }
        return decoded(body.path("data").asText())
                .reply(bytes -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    answer.set("part", part(name, bytes));
                    return Reply.json(200, answer);
                });
    }

    private ObjectNode part(String name, byte[] bytes) {
        String type =
                Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                        .orElse("application/octet-stream");
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        if (PICTURES.contains(type)) {
            part.putObject("image").put("url", media.store(name, type, bytes));
        } else {
            Media.UploadedFile file =
                    media.storeFile(
                            new MultipartForm.Part("file", name, type, bytes), securityStatus);
            part.putObject("file").put("name", name).put("fileHash", file.hash());
        }
        return part;
    }

    private static Checked<byte[]> decoded(String data) {
        try {
            byte[] bytes = Base64.getDecoder().decode(data);
            return bytes.length == 0
                    ? Checked.invalid(ApiError.invalid("the file is empty"))
                    : Checked.valid(bytes);
        } catch (IllegalArgumentException e) {
            return Checked.invalid(ApiError.invalid("\"data\" is not Base64"));
        }
    }
}
