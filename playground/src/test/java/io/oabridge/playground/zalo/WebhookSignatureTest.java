package io.oabridge.playground.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** docs/platforms/zalo.md §5.2, whose golden vectors were checked with Zalo's own class. */
class WebhookSignatureTest {
    private static final String B1 =
            "{\"app_id\":\"1000000000000000001\",\"sender\":{\"id\":\"3000000000000000003\"},"
                    + "\"user_id_by_app\":\"4000000000000000004\","
                    + "\"recipient\":{\"id\":\"2000000000000000002\"},"
                    + "\"event_name\":\"user_send_text\","
                    + "\"message\":{\"msg_id\":\"a1b2c3d4e5f60718293a\","
                    + "\"text\":\"Xin chào, tôi cần hỗ trợ\"},\"timestamp\":\"1760000000000\"}";

    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void firstGoldenVectorIsReproducedByteForByte() throws Exception {
        fixture.client.customerDoes(
                ZaloClient.USER,
                "{\"msg_id\":\"a1b2c3d4e5f60718293a\",\"text\":\"Xin chào, tôi cần hỗ trợ\"}");

        WebhookReceiver.Hook hook = fixture.hooks.next();
        assertThat(hook.body()).isEqualTo(B1);
        assertThat(hook.signature())
                .contains("mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714");
        assertThat(hook.retry()).isEmpty();
    }

    @Test
    void secondGoldenVectorIsReproduced() throws Exception {
        fixture.client.customerDoes(
                ZaloClient.USER,
                """
                {"msg_id":"a1b2c3d4e5f60718293a","type":"image","text":"Ảnh kèm chú thích",
                 "url":"https://example.com/full/image.jpg",
                 "thumbnail":"https://example.com/thumb/image.jpg"}\
                """);

        assertThat(fixture.hooks.next().signature())
                .contains("mac=015e617c94c96605d92edd51f17e11b59e23496db30363a3d867263bcf1f643e");
    }

    @Test
    void signatureCoversTheBytesOfEmojiAndCombiningMarks() throws Exception {
        String text = "e\u0323\u0302 👩‍👩‍👧 🇻🇳 \u200b\\u0000 \" \t";
        fixture.client.customerWrites(ZaloClient.USER, text);

        WebhookReceiver.Hook hook = fixture.hooks.next();
        assertThat(hook.text()).isEqualTo(text);
        assertThat(hook.signature()).contains("mac=" + expected(hook.body()));
    }

    private static String expected(String body) throws Exception {
        String timestamp = ZaloClient.parse(body).path("timestamp").asText();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("1000000000000000001".getBytes(StandardCharsets.UTF_8));
        sha256.update(body.getBytes(StandardCharsets.UTF_8));
        sha256.update(timestamp.getBytes(StandardCharsets.UTF_8));
        sha256.update("neutral-oa-secret-key".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
