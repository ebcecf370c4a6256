package io.oabridge.playground.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event against its sample in docs/platforms/zalo-webhooks. */
class WebhookEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "image",
                "gif",
                "sticker",
                "audio",
                "video",
                "file",
                "link",
                "location",
                "business_card"
            })
    void customersMessageIsToldAsInTheSample(String type) throws Exception {
        JsonNode sample = sample("user_send_" + type);
        ObjectNode wanted = JSON.createObjectNode().put("type", type);
        wanted.setAll((ObjectNode) sample.path("message").deepCopy());

        fixture.client.customerDoes(ZaloClient.USER, wanted.toString());

        assertThat(fixture.hooks.next().body()).isEqualTo(sample.toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    gif;      {"url":"https://example.com/full/anim.gif","thumbnail":"https://example.com/thumb/anim.gif"}
                    sticker;  {"id":"12345","url":"https://example.com/sticker/12345"}
                    audio;    {"url":"https://example.com/voice/voice.amr"}
                    video;    {"url":"https://example.com/full/video.mp4","thumbnail":"https://example.com/thumb/video.jpg","description":"A neutral description"}
                    file;     {"url":"https://example.com/files/report","size":"233947","name":"report.docx","checksum":"00112233445566778899aabbccddeeff"}
                    link;     {"url":"https://example.com/article","thumbnail":"https://example.com/thumb/link.jpg","description":"A neutral description","text":"https://example.com/article"}
                    location; {"latitude":"10.000000","longitude":"106.000000"}
                    business_card; {"phone":"84000000000","qrCodeUrl":"https://example.com/qr/card","url":"https://example.com/card","thumbnail":"https://example.com/thumb/card.jpg"}
                    """,
            delimiter = ';')
    void plainFieldsMakeTheSameEvent(String type, String fields) throws Exception {
        ObjectNode wanted = (ObjectNode) JSON.readTree(fields);
        wanted.put("type", type).put("msg_id", "a1b2c3d4e5f60718293a");

        fixture.client.customerDoes(ZaloClient.USER, wanted.toString());

        assertThat(fixture.hooks.next().body()).isEqualTo(sample("user_send_" + type).toString());
    }

    @Test
    void albumIsOneEventWithItsAttachmentsInOrder() throws Exception {
        fixture.client.customerDoes(
                ZaloClient.USER,
                """
                {"type":"image","attachments":[{"url":"https://example.com/1.jpg"},
                 {"type":"image","url":"https://example.com/2.jpg"}]}\
                """);

        WebhookReceiver.Hook hook = fixture.hooks.next();
        assertThat(hook.event()).isEqualTo("user_send_image");
        assertThat(hook.json().path("message").path("attachments").findValuesAsText("url"))
                .containsExactly("https://example.com/1.jpg", "https://example.com/2.jpg");
    }

    @Test
    void inlineDataAreServedWithTheirNameSizeAndChecksum() throws Exception {
        fixture.client.customerDoes(
                ZaloClient.USER, "{\"type\":\"file\",\"name\":\"ghi chú.pdf\",\"data\":\"QUJD\"}");

        JsonNode payload =
                fixture.hooks
                        .next()
                        .json()
                        .path("message")
                        .path("attachments")
                        .path(0)
                        .path("payload");
        assertThat(payload.path("name").asText()).isEqualTo("ghi chú.pdf");
        assertThat(payload.path("size")).isEqualTo(JSON.readTree("\"3\""));
        assertThat(payload.path("checksum").asText()).isEqualTo("902fbdd2b1df0c4f70b4a5d23525e932");
        assertThat(fixture.client.bytes(payload.path("url").asText())).asString().isEqualTo("ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "gif", "sticker", "audio", "file"})
    void mediaWithoutContentAreASampleThatCanBeFetched(String type) throws Exception {
        fixture.client.customerDoes(ZaloClient.USER, "{\"type\":\"" + type + "\"}");

        String url = fixture.hooks.next().json().findValue("url").asText();
        assertThat(url).startsWith(fixture.zalo.address() + "/media/");
        assertThat(fixture.client.bytes(url)).hasSizeGreaterThan(500);
    }

    @Test
    void quotingIsTold() throws Exception {
        String first = fixture.client.customerWrites(ZaloClient.USER, "Một");
        fixture.client.customerDoes(
                ZaloClient.USER, "{\"text\":\"Hai\",\"quote\":\"" + first + "\"}");

        assertThat(fixture.hooks.next().messageId()).isEqualTo(first);
        assertThat(fixture.hooks.next().json().path("message").path("quote_msg_id").asText())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow", "unfollow"})
    void followingIsTold(String deed) throws Exception {
        fixture.client.post("/simulator/users/" + ZaloClient.USER + "/" + deed, "{}");

        assertThat(fixture.hooks.next().body()).isEqualTo(sample(deed).toString());
    }

    @Test
    void withdrawingIsToldAndForgetsThePerson() throws Exception {
        fixture.client.customerWrites(ZaloClient.USER, "Xin chào");
        fixture.client.post("/simulator/users/" + ZaloClient.USER + "/withdraw", "{}");

        assertThat(fixture.hooks.next().event()).isEqualTo("user_send_text");
        assertThat(fixture.hooks.next().json()).isEqualTo(sample("user_withdraw"));
        assertThat(fixture.client.sendText(ZaloClient.USER, "Còn đó không?").path("error").asInt())
                .isEqualTo(-213);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_seen_message",
                "user_received_message",
                "user_reacted_message",
                "user_submit_info",
                "user_click_chatnow"
            })
    void otherEventsAreToldAsInTheirSamples(String name) throws Exception {
        JsonNode sample = sample(name);
        ObjectNode wanted = JSON.createObjectNode().put("event_name", name);
        for (String field : new String[] {"message", "info"}) {
            if (sample.has(field)) {
                wanted.set(field, sample.path(field));
            }
        }

        fixture.client.post("/simulator/users/" + ZaloClient.USER + "/events", wanted.toString());

        assertThat(fixture.hooks.next().json()).isEqualTo(sample);
    }

    @Test
    void eventNobodyKnowsIsToldWithItsFields() throws Exception {
        fixture.client.post(
                "/simulator/users/" + ZaloClient.USER + "/events",
                "{\"event_name\":\"shop_has_order\",\"order\":{\"id\":\"7\"}}");

        JsonNode event = fixture.hooks.next().json();
        assertThat(event.path("event_name").asText()).isEqualTo("shop_has_order");
        assertThat(event.path("order").path("id").asText()).isEqualTo("7");
        assertThat(event.path("user_id").asText()).isEqualTo(ZaloClient.USER);
    }

    @Test
    void answerByHandCarriesTheAdmin() throws Exception {
        String id =
                fixture.client
                        .post(
                                "/simulator/oa-manager/" + ZaloClient.USER + "/messages",
                                "{\"text\":\"Chào bạn\",\"admin\":\"5000000000000000007\"}")
                        .path("msg_id")
                        .asText();

        WebhookReceiver.Hook hook = fixture.hooks.next();
        assertThat(hook.event()).isEqualTo("oa_send_text");
        assertThat(hook.messageId()).isEqualTo(id);
        assertThat(hook.json().path("sender"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"id\":\"2000000000000000002\",\"admin_id\":\"5000000000000000007\"}"));
        assertThat(hook.json().path("recipient").path("id").asText()).isEqualTo(ZaloClient.USER);
    }

    private static JsonNode sample(String name) throws IOException {
        String path = "/platforms/zalo-webhooks/" + name + ".json";
        try (InputStream in = WebhookEventsTest.class.getResourceAsStream(path)) {
            return JSON.readTree(Objects.requireNonNull(in, path));
        }
    }
}
