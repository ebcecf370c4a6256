package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.OA;
import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/platforms/zalo.md §2.2 and §2.3. */
class ConsultationMessageTest {
    private final ZaloFixture fixture = new ZaloFixture();

    @BeforeEach
    void customerHasWritten() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        assertThat(fixture.hooks.next().event()).isEqualTo("user_send_text");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void textIsAnsweredWithItsIdAndToldAsAnEcho() throws Exception {
        JsonNode answer = fixture.client.sendText(USER, "Chào bạn 👋🏽");

        JsonNode data = answer.path("data");
        assertThat(answer.path("error").asInt(-1)).isZero();
        assertThat(data.path("user_id").asText()).isEqualTo(USER);
        assertThat(data.path("sent_time")).isEqualTo(ZaloClient.parse("\"1760000000000\""));
        assertThat(data.path("quota").path("quota_type").asText()).isEqualTo("reply");
        assertThat(data.path("quota").path("remain")).isEqualTo(ZaloClient.parse("\"8\""));
        assertThat(data.path("quota").path("owner_id").asText()).isEqualTo(OA);
        assertThat(fixture.hooks.next().body())
                .isEqualTo(
                        "{\"app_id\":\"1000000000000000001\",\"sender\":{\"id\":\"2000000000000000002\"},"
                                + "\"user_id_by_app\":\"4000000000000000004\","
                                + "\"recipient\":{\"id\":\"3000000000000000003\"},"
                                + "\"event_name\":\"oa_send_text\",\"message\":{\"msg_id\":\""
                                + data.path("message_id").asText()
                                + "\",\"text\":\"Chào bạn 👋🏽\"},\"timestamp\":\"1760000000000\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    oa_send_image;   {"text":"a","attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"https://example.com/a.jpg"}]}}}
                    oa_send_sticker; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"sticker","attachment_id":"777"}]}}}
                    oa_send_list;    {"attachment":{"type":"template","payload":{"template_type":"list","elements":[{"title":"t","subtitle":"s","image_url":"https://example.com/b.png","default_action":{"type":"oa.open.url","url":"https://example.com/"}}]}}}
                    oa_send_template; {"attachment":{"type":"template","payload":{"template_type":"request_user_info","elements":[{"title":"t","subtitle":"s","image_url":"https://example.com/b.png"}]}}}
                    oa_send_text;    {"text":"Chọn","attachment":{"type":"template","payload":{"buttons":[{"title":"Mở","type":"oa.open.url","payload":{"url":"https://example.com/"}},{"title":"Hỏi","type":"oa.query.show","payload":"#hoi"},{"title":"Gọi","type":"oa.open.phone","payload":{"phone_code":"84000000000"}},{"title":"Nhắn","type":"oa.open.sms","payload":{"phone_code":"84000000000","content":"x"}}]}}}
                    oa_send_text;    {"text":"x","quote_message_id":""}
                    """)
    void everyDocumentedBodyIsSentAndEchoed(String event, String message) throws Exception {
        JsonNode answer = fixture.client.send(USER, message);

        assertThat(answer.path("error").asInt(-1)).as(answer.toString()).isZero();
        WebhookReceiver.Hook echo = fixture.hooks.next();
        assertThat(echo.event()).isEqualTo(event);
        assertThat(echo.messageId()).isEqualTo(answer.path("data").path("message_id").asText());
        assertThat(echo.json().path("sender").has("admin_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    -201; {}
                    -201; {"text":""}
                    -201; {"attachment":{"type":"image","payload":{"url":"https://example.com/a.jpg"}}}
                    -201; {"attachment":{"type":"file","payload":{"attachment_id":"x"}}}
                    -201; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[]}}}
                    -201; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image"}]}}}
                    -201; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"video","url":"https://example.com/a.mp4"}]}}}
                    -201; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"https://example.com/1"},{"media_type":"image","url":"https://example.com/2"}]}}}
                    -201; {"attachment":{"type":"template","payload":{}}}
                    -201; {"text":"x","quote_message_id":"unknown"}
                    -201; {"text":"x","attachment":{"type":"template","payload":{"buttons":[{"title":"Mở","type":"oa.open.url","payload":"https://example.com/"}]}}}
                    -233; {"attachment":{"type":"template","payload":{"template_type":"promotion","elements":[{}]}}}
                    -100; {"attachment":{"type":"file","payload":{"token":"unknown"}}}
                    -100; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"unknown"}]}}}
                    -100; {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"gif","attachment_id":"unknown","width":120,"height":120}]}}}
                    -210; {"text":"x","attachment":{"type":"template","payload":{"buttons":[{},{},{},{},{},{}]}}}
                    """)
    void wrongBodyIsRefusedAndNothingIsSent(int code, String message) throws Exception {
        assertThat(fixture.client.send(USER, message).path("error").asInt()).isEqualTo(code);
        assertThat(sent()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    not json
                    []
                    {"message":{"text":"x"}}
                    {"recipient":{"user_id":3000000000000000003},"message":{"text":"x"}}
                    {"recipient":{"user_id":"3000000000000000003"},"message":"x"}
                    """)
    void wrongEnvelopeIsAnInvalidParameter(String body) throws Exception {
        assertThat(fixture.client.post("/v3.0/oa/message/cs", body).path("error").asInt())
                .isEqualTo(-201);
    }

    @ParameterizedTest
    @CsvSource({"x, 2000, 0", "x, 2001, -210", "😀, 2000, 0", "😀, 2001, -210"})
    void textMayHaveTwoThousandCharacters(String character, int count, int code) throws Exception {
        assertThat(fixture.client.sendText(USER, character.repeat(count)).path("error").asInt())
                .isEqualTo(code);
    }

    @Test
    void quoteOfTheUsersMessageIsKept() throws Exception {
        String id = fixture.client.customerWrites(USER, "Hỏi");
        assertThat(fixture.hooks.next().messageId()).isEqualTo(id);

        fixture.client.send(USER, "{\"text\":\"Đáp\",\"quote_message_id\":\"" + id + "\"}");

        assertThat(fixture.hooks.next().json().path("message").path("quote_msg_id").asText())
                .isEqualTo(id);
    }

    @Test
    void quoteOfSomebodyElsesMessageIsRefused() throws Exception {
        String id = fixture.client.customerWrites(STRANGER, "Của người khác");

        assertThat(
                        fixture.client
                                .send(
                                        USER,
                                        "{\"text\":\"Đáp\",\"quote_message_id\":\"" + id + "\"}")
                                .path("error")
                                .asInt())
                .isEqualTo(-201);
    }

    @Test
    void legacyEndpointTakesReactionsOnly() throws Exception {
        String id = fixture.client.customerWrites(USER, "Cảm ơn");
        assertThat(fixture.hooks.next().messageId()).isEqualTo(id);
        String recipient = "{\"recipient\":{\"user_id\":\"" + USER + "\"},";

        JsonNode text =
                fixture.client.post(
                        "/v2.0/oa/message", recipient + "\"message\":{\"text\":\"x\"}}");
        JsonNode unknown = react(recipient, "unknown");
        JsonNode reaction = react(recipient, id);

        assertThat(text.path("error").asInt()).isEqualTo(-240);
        assertThat(unknown.path("error").asInt()).isEqualTo(-201);
        assertThat(reaction.path("error").asInt(-1)).isZero();
        WebhookReceiver.Hook hook = fixture.hooks.next();
        assertThat(hook.event()).isEqualTo("oa_reacted_message");
        assertThat(hook.json().path("message").path("react_icon").asText()).isEqualTo("/-heart");
    }

    private JsonNode react(String recipient, String id) throws Exception {
        return fixture.client.post(
                "/v2.0/oa/message",
                recipient
                        + "\"sender_action\":{\"react_message_id\":\""
                        + id
                        + "\",\"react_icon\":\"/-heart\"}}");
    }

    private int sent() throws Exception {
        return fixture.client.get("/simulator/state").path("messagesSent").asInt(-1);
    }
}
