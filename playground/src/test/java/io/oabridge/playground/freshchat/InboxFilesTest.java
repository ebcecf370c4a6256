package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InboxFilesTest {
    private static final byte[] CONTENT = "nội dung".getBytes(StandardCharsets.UTF_8);

    private final Scene scene = Scene.start();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ảnh.PNG, image, image/png",
        "áo.jpg, image, image/jpeg",
        "vui.gif, image, image/gif",
        "Báo giá.pdf, file, application/pdf",
        "không đuôi, file, application/octet-stream",
    })
    void aReplyCarriesWhatWasKept(String name, String kind, String contentType) {
        String conversation = scene.conversation(scene.user("zalo:1:2"));

        JsonNode part = keep(name, CONTENT).json().path("part");
        scene.post(
                "/simulator/conversations/" + conversation + "/reply",
                "{\"message_parts\":[" + part + "]}");

        JsonNode sent = scene.receiver().next().message().path("message_parts").path(0).path(kind);
        Scene.Answer stored = scene.get(sent.path("url").asText());
        assertThat(stored.bytes()).isEqualTo(CONTENT);
        assertThat(stored.header("Content-Type")).isEqualTo(contentType);
        assertThat(sent.path("name").asText()).isEqualTo(kind.equals("file") ? name : "");
    }

    @Test
    void anEmptyFileIsRefused() {
        Scene.Answer answer = keep("trống.pdf", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).isEqualTo("the file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":\"a.png\"}",
                "{\"data\":\"YQ==\"}",
                "{\"name\":\" \",\"data\":\"YQ==\"}",
                "{\"name\":\"a.png\",\"data\":\"không\"}"
            })
    void whatIsNoFileIsRefused(String body) {
        assertThat(scene.post("/simulator/files", body).status()).isEqualTo(400);
    }

    private Scene.Answer keep(String name, byte[] content) {
        return scene.post(
                "/simulator/files",
                "{\"name\":\"%s\",\"data\":\"%s\"}"
                        .formatted(name, Base64.getEncoder().encodeToString(content)));
    }
}
