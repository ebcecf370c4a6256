package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.relay.port.RelayQueue;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.topology.ConstantName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a platform's webhook: the adapter judges the raw bytes, genuine work is queued, and only
 * then comes the 200. No platform is called on this path.
 */
final class WebhookEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);

    private final RelayQueue queue;
    private final Meter meter;

    WebhookEndpoint(RelayQueue queue, Meter meter) {
        this.queue = queue;
        this.meter = meter;
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Function<byte[], Intake> adapter) {
        return switch (adapter.apply(rawBody(event))) {
            case Intake.Accept(RelayWork work) -> {
                queue.enqueue(work);
                LOG.atInfo()
                        .addKeyValue("traceId", work.deduplicationId())
                        .addKeyValue("direction", work.direction())
                        .addKeyValue("conversation", work.group())
                        .log("webhook accepted");
                meter.count(Signal.WEBHOOK_ACCEPTED, work.direction().name());
                yield HttpAnswers.json(200, "{\"status\":\"accepted\"}");
            }
            case Intake.Drop(Intake.DropReason reason) -> {
                meter.count(Signal.WEBHOOK_DROPPED, ConstantName.hyphenated(reason));
                yield HttpAnswers.json(
                        200,
                        "{\"status\":\"ignored\",\"reason\":\""
                                + ConstantName.hyphenated(reason)
                                + "\"}");
            }
            case Intake.Reject(Intake.RejectReason reason) -> {
                meter.count(Signal.WEBHOOK_REJECTED, ConstantName.hyphenated(reason));
                yield HttpAnswers.json(
                        reason.status(),
                        "{\"status\":\"rejected\",\"reason\":\""
                                + ConstantName.hyphenated(reason)
                                + "\"}");
            }
        };
    }

    /**
     * The bytes as they were signed. A body that is called base64 and is not is taken as it stands:
     * its signature decides, as for any other.
     */
    static byte[] rawBody(APIGatewayV2HTTPEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        byte[] asItStands = body.getBytes(StandardCharsets.UTF_8);
        return event.getIsBase64Encoded() ? base64(body).orElse(asItStands) : asItStands;
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A request header, whatever its letter case. */
    static Optional<String> header(APIGatewayV2HTTPEvent event, String name) {
        return Optional.ofNullable(event.getHeaders()).orElse(Map.of()).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> Optional.ofNullable(header.getValue()).stream())
                .findFirst();
    }
}
