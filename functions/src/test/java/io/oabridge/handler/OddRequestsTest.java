package io.oabridge.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Secret;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.zalo.ZaloSignature;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose frame is odd: headers, flags and paths a gateway should not send, and may. */
class OddRequestsTest {
    private static final String TIME = "1760000000000";
    private static final String BODY =
            """
            {"app_id":"%s","event_name":"user_send_text","sender":{"id":"%s"},"recipient":{"id":"%s"},"message":{"msg_id":"m-1","text":"ế"},"timestamp":"%s"}\
            """
                    .formatted(
                            Installation.APP_ID,
                            Samples.KHANH.id().value(),
                            Samples.SHOP.account(),
                            TIME);
    private static final String SIGNATURE =
            "mac="
                    + ZaloSignature.hex(
                            Installation.APP_ID,
                            BODY.getBytes(UTF_8),
                            TIME,
                            new Secret(Installation.OA_SECRET_KEY));

    private final BridgeOfFakes bridge = new BridgeOfFakes().inUse();
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> webhook =
            bridge.zaloWebhook();

    private int status(APIGatewayV2HTTPEvent event) {
        return webhook.handleRequest(event, Invocation.withTime()).getStatusCode();
    }

    @Test
    void textThatIsCalledBase64IsJudgedByItsSignature() {
        APIGatewayV2HTTPEvent event =
                HttpEvents.post(BODY, Map.of("x-zevent-signature", SIGNATURE));
        event.setIsBase64Encoded(true);

        assertThat(status(event)).isEqualTo(200);
        assertThat(bridge.queue.works()).singleElement().extracting("body").isEqualTo(BODY);
    }

    @Test
    void base64ThatIsCalledTextIsRefused() {
        APIGatewayV2HTTPEvent event =
                HttpEvents.postBinary(BODY, Map.of("x-zevent-signature", SIGNATURE));
        event.setIsBase64Encoded(false);

        assertThat(status(event)).isEqualTo(401);
        assertThat(bridge.queue.works()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "ab=c", "====", "ế", "AAAA\u0000"})
    void whatIsCalledBase64AndIsNotIsRefused(String body) {
        APIGatewayV2HTTPEvent event =
                HttpEvents.post(body, Map.of("x-zevent-signature", SIGNATURE));
        event.setIsBase64Encoded(true);

        assertThat(status(event)).isEqualTo(401);
    }

    @Test
    void aHeaderWithoutAValueIsNone() {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-ZEvent-Signature", null);

        assertThat(status(HttpEvents.post(BODY, headers))).isEqualTo(200);
        assertThat(bridge.queue.works()).isEmpty();
    }

    /** A gateway joins what was sent twice with a comma. */
    @Test
    void aHeaderThatCameTwiceIsNoSignature() {
        String twice = SIGNATURE + "," + SIGNATURE;

        assertThat(status(HttpEvents.post(BODY, Map.of("x-zevent-signature", twice))))
                .isEqualTo(401);
    }

    @Test
    void ofTwoSpellingsTheFirstWithAValueCounts() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-ZEVENT-SIGNATURE", null);
        headers.put("x-zevent-signature", SIGNATURE);

        assertThat(status(HttpEvents.post(BODY, headers))).isEqualTo(200);
        assertThat(bridge.queue.works()).hasSize(1);
    }

    /** The way is the gateway's business: what is genuine is taken on any of them. */
    @Test
    void neitherMethodNorPathMatterToAGenuineBody() {
        APIGatewayV2HTTPEvent event =
                HttpEvents.post(BODY, Map.of("x-zevent-signature", SIGNATURE));
        event.setRawPath("/webhooks/zalo/../../etc");
        event.setRawQueryString("a=%zz");
        event.setPathParameters(Map.of("appId", "x"));

        assertThat(status(event)).isEqualTo(200);
        assertThat(bridge.queue.works()).hasSize(1);
    }

    @Test
    void aFreshchatPathWithoutItsAccountIsAnswered() {
        Map<String, String> path = new HashMap<>();
        path.put("appId", null);
        APIGatewayV2HTTPEvent event =
                HttpEvents.post(BODY, Map.of("x-freshchat-signature", "AAAA"));
        event.setPathParameters(path);

        APIGatewayV2HTTPResponse answer =
                bridge.freshchatWebhook("").handleRequest(event, Invocation.withTime());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(bridge.queue.works()).isEmpty();
    }
}
