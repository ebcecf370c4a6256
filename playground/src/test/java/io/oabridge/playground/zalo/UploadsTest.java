package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/platforms/zalo.md §3. */
class UploadsTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private final ZaloFixture fixture =
            new ZaloFixture(it ->
                    it.withRules(
                            new ZaloSettings.Rules(
                                    ZaloSettings.Zca.FUNDED, 4000, Duration.ofHours(20))));

    @BeforeEach
    void customerHasWritten() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        assertThat(fixture.hooks.next().event()).isEqualTo("user_send_text");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"image, a.jpg, image", "image, a.PNG, image", "gif, a.gif, gif"})
    void pictureIsSentByItsIdAndCanBeFetched(String kind, String name, String mediaType)
            throws Exception {
        byte[] content = {(byte) 0x89, 'P', '\r', '\n', 0, (byte) 0xff, '\r', '\n', '-', '-'};

        String id =
                fixture.client
                        .upload(kind, name, content)
                        .path("data")
                        .path("attachment_id")
                        .asText();
        JsonNode answer = fixture.client.send(USER, media(mediaType, id));

        assertThat(answer.path("error").asInt(-1)).isZero();
        WebhookReceiver.Hook echo = fixture.hooks.next();
        assertThat(echo.event()).isEqualTo("oa_send_" + mediaType);
        assertThat(fixture.client.bytes(echo.json().findValue("url").asText())).isEqualTo(content);
    }

    @Test
    void fileIsSentByItsToken() throws Exception {
        byte[] content = "Hóa đơn".getBytes(StandardCharsets.UTF_8);

        String token =
                fixture.client
                        .upload("file", "hóa đơn.pdf", content)
                        .path("data")
                        .path("token")
                        .asText();
        JsonNode answer =
                fixture.client.send(
                        USER,
                        "{\"attachment\":{\"type\":\"file\",\"payload\":{\"token\":\""
                                + token
                                + "\"}}}");

        assertThat(answer.path("error").asInt(-1)).isZero();
        JsonNode payload =
                fixture.hooks
                        .next()
                        .json()
                        .path("message")
                        .path("attachments")
                        .path(0)
                        .path("payload");
        assertThat(payload.path("name").asText()).isEqualTo("hóa đơn.pdf");
        assertThat(payload.path("type").asText()).isEqualTo("pdf");
        assertThat(payload.path("size")).isEqualTo(ZaloClient.parse("\"" + content.length + "\""));
        assertThat(fixture.client.bytes(payload.path("url").asText())).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "image, a.jpg, 1, 0, 0",
        "image, a.jpg, 1, 1, -210",
        "gif, a.gif, 5, 0, 0",
        "gif, a.gif, 5, 1, -210",
        "file, a.docx, 5, 0, 0",
        "file, a.docx, 5, 1, -210"
    })
    void sizeIsLimited(String kind, String name, int mebibytes, int more, int code)
            throws Exception {
        byte[] content = new byte[mebibytes * MEBIBYTE + more];

        assertThat(fixture.client.upload(kind, name, content).path("error").asInt(-1))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "image, a.gif",
        "image, a",
        "image, ''",
        "gif, a.png",
        "file, a.xlsx",
        "file, a.zip"
    })
    void wrongExtensionIsAnsweredWithoutAnId(String kind, String name) throws Exception {
        JsonNode answer = fixture.client.upload(kind, name, new byte[] {1});

        assertThat(answer.path("error").asInt(-1)).isZero();
        assertThat(answer.path("data").isObject()).isTrue();
        assertThat(answer.path("data").isEmpty()).isTrue();
    }

    @Test
    void partMustBeNamedFile() throws Exception {
        String answer = fixture.client.uploadPart("image", "image", "a.jpg", new byte[] {1});

        assertThat(ZaloClient.parse(answer).path("error").asInt()).isEqualTo(-201);
        assertThat(fixture.client.post("/v2.0/oa/upload/image", "{}").path("error").asInt())
                .isEqualTo(-201);
    }

    @Test
    void idExpiresAndIsGoodForItsKindOnly() throws Exception {
        String id =
                fixture.client
                        .upload("image", "a.jpg", new byte[] {1})
                        .path("data")
                        .path("attachment_id")
                        .asText();

        assertThat(fixture.client.send(USER, media("gif", id)).path("error").asInt())
                .isEqualTo(-100);
        fixture.clock.advance(Duration.ofHours(20).minusMillis(1));
        assertThat(fixture.client.send(USER, media("image", id)).path("error").asInt(-1)).isZero();
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.client.send(USER, media("image", id)).path("error").asInt())
                .isEqualTo(-100);
    }

    private static String media(String type, String id) {
        return "{\"attachment\":{\"type\":\"template\",\"payload\":{\"template_type\":\"media\","
                + "\"elements\":[{\"media_type\":\""
                + type
                + "\",\"attachment_id\":\""
                + id
                + "\"}]}}}";
    }
}
