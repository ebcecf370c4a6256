package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadApiTest {
    private static final byte[] BYTES = {1, 2, '\r', '\n', '-', '-', 3, 0, -1};

    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");
    private final String conversation = scene.conversation(user);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anUploadedImageIsServedWithoutAToken() {
        JsonNode uploaded = image().json();

        Scene.Answer served =
                scene.send(HttpRequest.newBuilder(URI.create(uploaded.path("url").asText())));

        assertThat(uploaded.path("url").asText()).endsWith(".png");
        assertThat(uploaded.path("name").asText()).isEqualTo("ảnh.png");
        assertThat(uploaded.path("content_type").asText()).isEqualTo("image/png");
        assertThat(served.bytes()).isEqualTo(BYTES);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(scene.get("/media/other").status()).isEqualTo(404);
    }

    @Test
    void anUploadedImageIsSentByItsAddress() {
        String url = image().json().path("url").asText();

        Scene.Answer answer = post("{\"image\":{\"url\":\"" + url + "\"}}");

        assertThat(answer.json().at("/message_parts/0/image/url").asText()).isEqualTo(url);
    }

    @Test
    void aForeignImageIsCopiedWhileItIsPosted() {
        try (Scene elsewhere = Scene.start()) {
            String foreign =
                    elsewhere
                            .upload("/v2/images/upload", "image", "a.png", "image/png", BYTES)
                            .json()
                            .path("url")
                            .asText();

            JsonNode message = post("{\"image\":{\"url\":\"" + foreign + "\"}}").json();

            String copy = message.at("/message_parts/0/image/url").asText();
            assertThat(copy).startsWith(scene.freshchat().address() + "/media/");
            assertThat(scene.get(copy).bytes()).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not an address", "$here/media/gone", "$here/v2/nothing", "mailto:a"})
    void anImageThatCannotBeFetchedIsRefused(String url) {
        Scene.Answer answer =
                post(
                        "{\"image\":{\"url\":\""
                                + url.replace("$here", scene.freshchat().address())
                                + "\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"code\":400,\"status\":\"INVALID_VALUE\",\"message\":\"IMAGE_EMPTY_CONTENT\"}");
    }

    @Test
    void anUploadedFileHasNoAddressAndIsSentByItsHash() {
        JsonNode uploaded = file("báo giá.pdf", BYTES).json();

        JsonNode part = post(part(uploaded)).json().at("/message_parts/0/file");

        assertThat(uploaded.has("url")).isFalse();
        assertThat(uploaded.path("file_name").asText()).isEqualTo("báo giá.pdf");
        assertThat(uploaded.path("file_size").asInt()).isEqualTo(BYTES.length);
        assertThat(uploaded.path("file_content_type").asText()).isEqualTo("application/pdf");
        assertThat(uploaded.path("file_extension_type").asText()).isEqualTo("pdf");
        assertThat(uploaded.path("file_security_status").asText()).isEqualTo("SAFE_FILE");
        assertThat(part.path("name").asText()).isEqualTo("báo giá.pdf");
        assertThat(part.path("content_type").asText()).isEqualTo("application/pdf");
        assertThat(part.path("file_size_in_bytes").asInt()).isEqualTo(BYTES.length);
        assertThat(scene.get(part.path("url").asText()).bytes()).isEqualTo(BYTES);
    }

    @Test
    void theVirusScanMayStillBeRunning() {
        scene.fault("{\"kind\":\"file-av-pending\"}");

        JsonNode pending = file("a.pdf", BYTES).json();
        JsonNode safe = file("b.pdf", BYTES).json();

        assertThat(pending.path("file_security_status").asText()).isEqualTo("AV_PENDING");
        assertThat(post(part(pending)).status()).isEqualTo(200);
        assertThat(safe.path("file_security_status").asText()).isEqualTo("SAFE_FILE");
    }

    @Test
    void aFileTheScanRejectedCannotBeSent() {
        try (Scene strict = Scene.start(settings -> settings.withFileSecurityStatus("INFECTED"))) {
            String owner = strict.user("zalo:1:2");
            String id = strict.conversation(owner);
            JsonNode uploaded =
                    strict.upload("/v2/files/upload", "file", "a.pdf", "application/pdf", BYTES)
                            .json();

            Scene.Answer answer =
                    strict.post(
                            "/v2/conversations/" + id + "/messages",
                            Scene.message("user", owner, "normal", part(uploaded)));

            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void aFileByAddressStaysWhereItIs() {
        JsonNode message =
                post("{\"file\":{\"url\":\"https://files.example.invalid/a.zip\",\"name\":\"a.zip\"}}")
                        .json();

        assertThat(message.at("/message_parts/0/file/url").asText())
                .isEqualTo("https://files.example.invalid/a.zip");
    }

    @Test
    void aFileMayHave25MegabytesAndNoMore() {
        int limit = 25 * 1024 * 1024;

        assertThat(file("a.zip", new byte[limit]).status()).isEqualTo(200);
        assertThat(file("b.zip", new byte[limit + 1]).status()).isEqualTo(400);
    }

    @Test
    void anUploadNeedsItsOwnFieldAndSomethingInIt() {
        assertThat(upload("/v2/images/upload", "file", BYTES).status()).isEqualTo(400);
        assertThat(upload("/v2/files/upload", "image", BYTES).status()).isEqualTo(400);
        assertThat(upload("/v2/images/upload", "image", new byte[0]).status()).isEqualTo(400);
        assertThat(scene.post("/v2/images/upload", "{}").status()).isEqualTo(400);
    }

    private Scene.Answer image() {
        return scene.upload("/v2/images/upload", "image", "ảnh.png", "image/png", BYTES);
    }

    private Scene.Answer file(String name, byte[] bytes) {
        return scene.upload("/v2/files/upload", "file", name, "application/pdf", bytes);
    }

    private Scene.Answer upload(String path, String field, byte[] bytes) {
        return scene.upload(path, field, "a.png", "image/png", bytes);
    }

    private Scene.Answer post(String part) {
        return scene.post(
                "/v2/conversations/" + conversation + "/messages",
                Scene.message("user", user, "normal", part));
    }

    private static String part(JsonNode uploaded) {
        return """
        {"file":{"fileHash":"%s","fileSource":"FRESHCHAT","name":"%s","contentType":"%s",
         "file_size_in_bytes":%d,"file_extension":"pdf"}}\
        """
                .formatted(
                        uploaded.path("file_hash").asText(),
                        uploaded.path("file_name").asText(),
                        uploaded.path("file_content_type").asText(),
                        uploaded.path("file_size").asLong());
    }
}
