package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/** Puts files where each platform keeps what its people send. */
final class PlatformMedia {
    private static final String BOUNDARY = "cut-here-please";

    private final RunningPlayground world;

    PlatformMedia(RunningPlayground world) {
        this.world = world;
    }

    /** The address of a file that a customer sent. */
    String atZalo(String name, byte[] content) {
        String address =
                world.zalo
                        + "/simulator/media?name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return world.json(
                        HttpRequest.newBuilder(URI.create(address))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(content)))
                .path("url")
                .asText();
    }

    /** The address of a picture, or of whatever else, that an agent sent. */
    String atFreshchat(String name, byte[] content) {
        return upload("images", "image", name, SampleFiles.contentType(name), content)
                .path("url")
                .asText();
    }

    /** What Freshchat answers to {@code /v2/<kind>/upload}. */
    JsonNode upload(String kind, String field, String name, String type, byte[] content) {
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(BOUNDARY, field, name, type);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return world.json(
                HttpRequest.newBuilder(URI.create(world.freshchat + "/" + kind + "/upload"))
                        .header("Authorization", "Bearer playground-freshchat-token")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
