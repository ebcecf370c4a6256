package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Direction;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.RelayWork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEndpointTest {
    private static final RelayWork WORK =
            new RelayWork(
                    Direction.TO_HELPDESK,
                    "group-1",
                    "once-1",
                    Instant.parse("2026-03-02T08:00:00Z"),
                    "{\"text\":\"ế\"}");

    private final RecordingQueue queue = new RecordingQueue();
    private final CountingMeter meter = new CountingMeter();
    private final WebhookEndpoint endpoint = new WebhookEndpoint(queue, meter);

    @Test
    void whatIsWantedIsQueuedAndThenAcknowledged() {
        APIGatewayV2HTTPResponse answer = answer(new Intake.Accept(WORK));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/json");
        assertThat(queue.works()).containsExactly(WORK);
        assertThat(meter.counted()).containsExactly("WEBHOOK_ACCEPTED TO_HELPDESK");
    }

    /** The platform sends again what was not answered with 200. */
    @Test
    void whatCannotBeQueuedIsNeverAcknowledged() {
        queue.goDown();

        assertThatThrownBy(() -> answer(new Intake.Accept(WORK)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the queue is down");
        assertThat(meter.counted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDroppedIsAcknowledgedWithItsReason(DropReason reason) {
        APIGatewayV2HTTPResponse answer = answer(new Intake.Drop(reason));

        String word = word(reason);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .isEqualTo("{\"status\":\"ignored\",\"reason\":\"" + word + "\"}");
        assertThat(queue.works()).isEmpty();
        assertThat(meter.counted()).containsExactly("WEBHOOK_DROPPED " + word);
    }

    @ParameterizedTest
    @CsvSource({"BAD_SIGNATURE, 401, bad-signature", "TOO_LARGE, 413, too-large"})
    void whatIsRefusedIsNotAcknowledged(RejectReason reason, int status, String word) {
        APIGatewayV2HTTPResponse answer = answer(new Intake.Reject(reason));

        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody())
                .isEqualTo("{\"status\":\"rejected\",\"reason\":\"" + word + "\"}");
        assertThat(queue.works()).isEmpty();
        assertThat(meter.counted()).containsExactly("WEBHOOK_REJECTED " + word);
    }

    @Test
    void aTextBodyIsItsBytesInUtf8() {
        byte[] bytes = WebhookEndpoint.rawBody(HttpEvents.post("Xin chào 😊", Map.of()));

        assertThat(bytes).isEqualTo("Xin chào 😊".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBinaryBodyIsItsBytesEvenWhereTheyAreNoText() {
        byte[] sent = {0, (byte) 0xFF, (byte) 0xC3, 0x28, '\r', '\n'};

        byte[] bytes = WebhookEndpoint.rawBody(HttpEvents.postBinary(sent, Map.of()));

        assertThat(bytes).isEqualTo(sent);
    }

    @Test
    void aMissingBodyIsAnEmptyOne() {
        assertThat(WebhookEndpoint.rawBody(new APIGatewayV2HTTPEvent())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-ZEvent-Signature", "x-zevent-signature", "X-ZEVENT-SIGNATURE"})
    void aHeaderIsFoundInAnyLetterCase(String sent) {
        APIGatewayV2HTTPEvent event = HttpEvents.post("{}", Map.of("host", "a", sent, "mac=1"));

        assertThat(WebhookEndpoint.header(event, "X-ZEvent-Signature")).contains("mac=1");
    }

    @Test
    void aHeaderThatWasNotSentIsEmpty() {
        APIGatewayV2HTTPEvent without = HttpEvents.post("{}", Map.of("host", "a"));

        assertThat(WebhookEndpoint.header(without, "X-ZEvent-Signature")).isEmpty();
        assertThat(WebhookEndpoint.header(new APIGatewayV2HTTPEvent(), "X-ZEvent-Signature"))
                .isEmpty();
    }

    private APIGatewayV2HTTPResponse answer(Intake verdict) {
        return endpoint.answer(HttpEvents.post("{}", Map.of()), _ -> verdict);
    }

    private static String word(DropReason reason) {
        return switch (reason) {
            case UNSIGNED -> "unsigned";
            case NOT_CONFIGURED -> "not-configured";
            case MALFORMED -> "malformed";
            case UNKNOWN_ACCOUNT -> "unknown-account";
            case UNKNOWN_EVENT -> "unknown-event";
            case NOT_SHOWN -> "not-shown";
            case ECHO -> "echo";
            case PRIVATE_NOTE -> "private-note";
            case STATUS_LINE -> "status-line";
            case EMPTY -> "empty";
        };
    }
}
