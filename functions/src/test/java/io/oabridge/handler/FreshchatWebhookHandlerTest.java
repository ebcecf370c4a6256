package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Direction;
import io.oabridge.freshchat.FreshchatWebhook;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatWebhookHandlerTest {
    private static final String BODY = fixture("body.json");
    private static final String SIGNATURE = fixture("signature.b64.txt");

    private final RecordingQueue queue = new RecordingQueue();
    private final CountingMeter meter = new CountingMeter();
    private final SettableClock clock = new SettableClock();
    private final FreshchatWebhookHandler handler =
            new FreshchatWebhookHandler(
                    new FreshchatWebhook(
                            new FixedSecret<>(
                                    Installation.freshchatAccount(
                                            fixture("key-dashboard-label.pem")))),
                    new WebhookEndpoint(queue, meter),
                    clock);

    @ParameterizedTest
    @ValueSource(strings = {"x-freshchat-signature", "X-Freshchat-Signature"})
    void anAgentsMessageIsQueuedForTheMessengerCharacterForCharacter(String header) {
        APIGatewayV2HTTPEvent event = HttpEvents.post(BODY, Map.of(header, SIGNATURE));

        APIGatewayV2HTTPResponse answer = handle(event, Samples.DESK.value());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(queue.works())
                .singleElement()
                .satisfies(work -> {
                    assertThat(work.direction()).isEqualTo(Direction.TO_MESSENGER);
                    assertThat(work.group()).contains("0e000000-0000-4000-8000-000000000005");
                    assertThat(work.receivedAt()).isEqualTo(clock.instant());
                    assertThat(work.body()).isEqualTo(BODY);
                });
    }

    @Test
    void anAlteredMessageIsRefused() {
        APIGatewayV2HTTPResponse answer =
                handle(
                        HttpEvents.post(
                                fixture("body-tampered.json"),
                                Map.of("x-freshchat-signature", SIGNATURE)),
                        Samples.DESK.value());

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(queue.works()).isEmpty();
    }

    @Test
    void aMessageToAnotherAccountsAddressIsNotUsed() {
        handle(
                HttpEvents.post(BODY, Map.of("x-freshchat-signature", SIGNATURE)),
                "0a000000-0000-4000-8000-000000000009");

        assertThat(queue.works()).isEmpty();
        assertThat(meter.counted()).containsExactly("WEBHOOK_DROPPED unknown-account");
    }

    @Test
    void aRequestWithNothingInItIsAcknowledgedAndNotUsed() {
        APIGatewayV2HTTPResponse answer =
                handler.handleRequest(HttpEvents.post("", Map.of()), Invocation.withTime());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(meter.counted()).containsExactly("WEBHOOK_DROPPED unsigned");
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, String appId) {
        event.setPathParameters(Map.of("appId", appId));
        return handler.handleRequest(event, Invocation.withTime());
    }

    private static String fixture(String name) {
        String path = "/platforms/freshchat-webhooks/signature-fixture/" + name;
        try (InputStream file =
                Objects.requireNonNull(
                        FreshchatWebhookHandlerTest.class.getResourceAsStream(path), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
