package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Secret;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.zalo.ZaloSignature;
import io.oabridge.zalo.ZaloWebhook;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloWebhookHandlerTest {
    private static final String BODY =
            """
            {"app_id":"1000000000000000001","sender":{"id":"3000000000000000003"},\
            "recipient":{"id":"2000000000000000002"},"event_name":"user_send_text",\
            "message":{"msg_id":"a1b2c3","text":"Xin chào 😊"},"timestamp":"1760000000000"}\
            """;

    private final RecordingQueue queue = new RecordingQueue();
    private final CountingMeter meter = new CountingMeter();
    private final SettableClock clock = new SettableClock();
    private final ZaloWebhookHandler handler =
            new ZaloWebhookHandler(
                    new ZaloWebhook(new FixedSecret<>(Installation.zaloApp())),
                    new WebhookEndpoint(queue, meter),
                    clock);

    @ParameterizedTest
    @ValueSource(strings = {"x-zevent-signature", "X-ZEvent-Signature"})
    void aSignedMessageIsQueuedForTheHelpdeskCharacterForCharacter(String header) {
        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.post(BODY, Map.of(header, signature(BODY))));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(queue.works())
                .singleElement()
                .satisfies(work -> {
                    assertThat(work.direction()).isEqualTo(Direction.TO_HELPDESK);
                    assertThat(work.group())
                            .isEqualTo("zalo:2000000000000000002:3000000000000000003");
                    assertThat(work.receivedAt()).isEqualTo(clock.instant());
                    assertThat(work.body()).isEqualTo(BODY);
                });
    }

    @Test
    void theSameMessageAsBinaryIsTheSameWork() {
        handle(HttpEvents.post(BODY, Map.of("x-zevent-signature", signature(BODY))));
        handle(HttpEvents.postBinary(BODY, Map.of("x-zevent-signature", signature(BODY))));

        assertThat(queue.works()).hasSize(2);
        assertThat(queue.works().stream().map(RelayWork::deduplicationId).distinct()).hasSize(1);
        assertThat(queue.works().getLast()).isEqualTo(queue.works().getFirst());
    }

    @Test
    void anAlteredMessageIsRefused() {
        String altered = BODY.replace("chào", "chao");

        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.post(altered, Map.of("x-zevent-signature", signature(BODY))));

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(queue.works()).isEmpty();
    }

    /** What Zalo's console sends before it hands out the key (docs/platforms/zalo.md §5.1). */
    @Test
    void anUnsignedProbeIsAcknowledgedAndNotUsed() {
        APIGatewayV2HTTPResponse answer = handle(HttpEvents.post("", Map.of()));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(queue.works()).isEmpty();
        assertThat(meter.counted()).containsExactly("WEBHOOK_DROPPED unsigned");
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, Invocation.withTime());
    }

    private static String signature(String body) {
        return "mac="
                + ZaloSignature.hex(
                        Installation.APP_ID,
                        body.getBytes(StandardCharsets.UTF_8),
                        "1760000000000",
                        new Secret(Installation.OA_SECRET_KEY));
    }
}
