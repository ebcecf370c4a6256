package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.FIRST_REFRESH_TOKEN;
import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZaloFaultsTest {
    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyKindIsOffered() throws Exception {
        assertThat(fixture.client.get("/simulator/faults").path("kinds"))
                .extracting(JsonNode::asText)
                .contains(
                        "http-status",
                        "rate-limited",
                        "slow-answer",
                        "answer-lost",
                        "error-code",
                        "oauth-error",
                        "token-expired",
                        "duplicate-webhook",
                        "reordered-webhooks",
                        "webhook-unsigned",
                        "webhook-bad-signature",
                        "webhook-lost",
                        "other-history-ids");
    }

    @Test
    void errorCodeStrikesItsPathWithoutEffect() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        fixture.client.fault(
                "{\"kind\":\"error-code\",\"code\":-217,\"count\":2,\"path\":\"/v3.0/oa/message\"}");

        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt(-1)).isZero();
        assertThat(send()).isEqualTo(-217);
        assertThat(send()).isEqualTo(-217);
        assertThat(fixture.client.get("/simulator/state").path("messagesSent").asInt(-1)).isZero();
        assertThat(send()).isZero();
    }

    @Test
    void errorCodeLeavesTheTokenEndpointAlone() throws Exception {
        fixture.client.fault("{\"kind\":\"error-code\",\"code\":-32}");

        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).has("access_token")).isTrue();
    }

    @Test
    void oauthErrorSpendsNothing() throws Exception {
        fixture.client.fault("{\"kind\":\"oauth-error\",\"code\":-14024}");

        JsonNode refused = fixture.client.refresh(FIRST_REFRESH_TOKEN);

        assertThat(refused.path("error").asInt()).isEqualTo(-14024);
        assertThat(refused.has("access_token")).isFalse();
        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).has("access_token")).isTrue();
    }

    @Test
    void expiredTokenStaysExpiredUntilItIsRefreshed() throws Exception {
        fixture.client.fault("{\"kind\":\"token-expired\"}");

        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isEqualTo(-220);
        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isEqualTo(-220);
        JsonNode pair = fixture.client.refresh(FIRST_REFRESH_TOKEN);
        fixture.client.header("access_token", pair.path("access_token").asText());
        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt(-1)).isZero();
    }

    @Test
    void lostRefreshAnswerHasRotated() throws Exception {
        fixture.client.fault("{\"kind\":\"answer-lost\",\"path\":\"/v4/oa/access_token\"}");

        assertThatThrownBy(() -> fixture.client.refresh(FIRST_REFRESH_TOKEN))
                .isInstanceOf(IOException.class);

        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).path("error").asInt())
                .isEqualTo(-14014);
        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isEqualTo(-216);
    }

    @Test
    void lostSendAnswerHasSentAndIsEchoed() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        fixture.client.fault("{\"kind\":\"answer-lost\",\"path\":\"/v3.0/oa/message/cs\"}");

        assertThatThrownBy(() -> fixture.client.sendText(USER, "Chào bạn"))
                .isInstanceOf(IOException.class);

        assertThat(fixture.hooks.next().event()).isEqualTo("user_send_text");
        assertThat(fixture.hooks.next().text()).isEqualTo("Chào bạn");
    }

    @Test
    void rateLimitAndHttpStatusHaveNoEffect() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        fixture.client.fault("{\"kind\":\"rate-limited\",\"retryAfterSeconds\":7}");
        fixture.client.fault("{\"kind\":\"http-status\",\"status\":502}");
        String body = "{\"recipient\":{\"user_id\":\"" + USER + "\"},\"message\":{\"text\":\"x\"}}";

        HttpResponse<String> limited = fixture.client.postRaw("/v3.0/oa/message/cs", body);
        HttpResponse<String> broken = fixture.client.postRaw("/v3.0/oa/message/cs", body);

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(fixture.client.get("/simulator/state").path("messagesSent").asInt(-1)).isZero();
    }

    @Test
    void watchingSpendsNoFault() throws Exception {
        fixture.client.customerDoes(USER, "{\"type\":\"image\"}");
        fixture.client.fault("{\"kind\":\"http-status\"}");

        JsonNode message =
                fixture.client
                        .get("/simulator/users/" + USER + "/messages")
                        .path("messages")
                        .path(0);
        JsonNode user = fixture.client.get("/simulator/users").path("users").path(0);

        assertThat(fixture.client.bytes(message.path("url").asText())).hasSizeGreaterThan(500);
        assertThat(fixture.client.bytes(user.path("avatar").asText())).asString().contains("<svg");
        assertThat(fixture.client.fetch("/v2.0/oa/getoa").statusCode()).isEqualTo(503);
    }

    @Test
    void duplicateWebhookIsTheSameTwice() throws Exception {
        fixture.client.fault("{\"kind\":\"duplicate-webhook\"}");
        fixture.client.customerWrites(USER, "Một");
        fixture.client.customerWrites(USER, "Hai");

        WebhookReceiver.Hook first = fixture.hooks.next();
        assertThat(first.text()).isEqualTo("Một");
        assertThat(fixture.hooks.next()).isEqualTo(first);
        assertThat(fixture.hooks.next().text()).isEqualTo("Hai");
    }

    @Test
    void reorderedWebhookGoesOutAfterTheUsersNext() throws Exception {
        fixture.client.fault("{\"kind\":\"reordered-webhooks\"}");
        fixture.client.customerWrites(USER, "Một");
        fixture.client.customerWrites(STRANGER, "Người khác");
        assertThat(fixture.hooks.next().text()).isEqualTo("Người khác");

        fixture.client.customerWrites(USER, "Hai");
        fixture.client.customerWrites(USER, "Ba");

        assertThat(fixture.hooks.next().text()).isEqualTo("Hai");
        assertThat(fixture.hooks.next().text()).isEqualTo("Một");
        assertThat(fixture.hooks.next().text()).isEqualTo("Ba");
    }

    @Test
    void webhookFaultCanNameAnEvent() throws Exception {
        fixture.client.fault("{\"kind\":\"webhook-unsigned\",\"path\":\"user_send_image\"}");
        fixture.client.customerWrites(USER, "Chữ");
        fixture.client.customerDoes(USER, "{\"type\":\"image\"}");

        assertThat(fixture.hooks.next().signature()).isPresent();
        assertThat(fixture.hooks.next().signature()).isEmpty();
    }

    @Test
    void badSignatureLooksLikeOneAndIsNone() throws Exception {
        fixture.client.fault("{\"kind\":\"webhook-bad-signature\"}");
        fixture.client.customerDoes(USER, "{\"msg_id\":\"same\",\"text\":\"Chữ\"}");
        fixture.client.customerDoes(USER, "{\"msg_id\":\"same\",\"text\":\"Chữ\"}");

        WebhookReceiver.Hook bad = fixture.hooks.next();
        WebhookReceiver.Hook good = fixture.hooks.next();
        assertThat(bad.body()).isEqualTo(good.body());
        assertThat(bad.signature().orElse("")).matches("mac=[0-9a-f]{64}");
        assertThat(bad.signature()).isNotEqualTo(good.signature());
    }

    @Test
    void lostWebhookIsNeverSentAndItsMessageStandsInTheHistory() throws Exception {
        fixture.client.fault("{\"kind\":\"webhook-lost\",\"path\":\"user_send_text\"}");
        fixture.client.customerWrites(USER, "Một");
        fixture.client.customerWrites(USER, "Hai");

        assertThat(fixture.hooks.next().text()).isEqualTo("Hai");
        assertThat(history("{\"offset\":0,\"count\":10}"))
                .extracting(row -> row.path("message").asText())
                .containsExactly("Hai", "Một");
    }

    @Test
    void historyCanCallMessagesByOtherIdsThatStayTheSame() throws Exception {
        fixture.client.customerDoes(USER, "{\"msg_id\":\"same\",\"text\":\"Chữ\"}");
        String page = "{\"offset\":0,\"count\":10}";
        String before = history(page).path(0).path("message_id").asText();
        fixture.client.fault("{\"kind\":\"other-history-ids\",\"path\":\"" + USER + "\"}");

        String other = history(page).path(0).path("message_id").asText();

        assertThat(before).isEqualTo("same");
        assertThat(other)
                .isNotEqualTo(before)
                .isEqualTo(history(page).path(0).path("message_id").asText());
    }

    /** For what is told of a time that is over: the newest stand first, whenever they came. */
    @Test
    void historyIsOrderedByTheTimeOfWriting() throws Exception {
        fixture.client.customerWrites(USER, "bây giờ");
        long earlier = fixture.clock.instant().minusSeconds(3600).toEpochMilli();
        fixture.client.customerDoes(USER, "{\"text\":\"lúc trước\",\"time\":" + earlier + "}");

        assertThat(history("{\"offset\":0,\"count\":10}"))
                .extracting(row -> row.path("message").asText())
                .containsExactly("bây giờ", "lúc trước");
    }

    private JsonNode history(String data) throws Exception {
        return fixture.client.query("/v2.0/oa/listrecentchat", data).path("data");
    }

    private int send() throws Exception {
        return fixture.client.sendText(USER, "Chào bạn").path("error").asInt(-1);
    }
}
