package io.oabridge.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.relay.port.RelayWork.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON in the queues: {@code {"v":1,"direction","receivedAt","body"}} for a webhook, {@code
 * {"v":2,…,"source"}} for anything else. Versioned, because messages of the last deployment are
 * read by the next one, and a deployment that knows webhooks only must not take another body for
 * one; the body comes back character for character, whatever is in it.
 */
public final class EnvelopeCodec {
    private static final int WEBHOOKS = 1;
    private static final int ANY_SOURCE = 2;

    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final ObjectWriter COMPACT = MAPPER.writer();
    private static final ObjectWriter ASCII =
            MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private EnvelopeCodec() {}

    public static String write(RelayWork work) {
        ObjectWriter writer = survivesTransport(work.body()) ? COMPACT : ASCII;
        ObjectNode envelope =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("v", work.source() == Source.WEBHOOK ? WEBHOOKS : ANY_SOURCE)
                        .put("direction", work.direction().name())
                        .put("receivedAt", work.receivedAt().toString())
                        .put("body", work.body());
        if (work.source() != Source.WEBHOOK) {
            envelope.put("source", work.source().name());
        }
        try {
            return writer.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    public static RelayEnvelope read(String text) {
        JsonNode envelope;
        try {
            envelope = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return new RelayEnvelope.Unreadable("not JSON");
        }
        JsonNode version = envelope.path("v");
        if (!version.isInt()) {
            return new RelayEnvelope.Unreadable("no envelope version");
        }
        return switch (version.intValue()) {
            case WEBHOOKS -> fields(envelope, Source.WEBHOOK);
            case ANY_SOURCE ->
                    named(Source.values(), envelope.path("source"))
                            .map(source -> fields(envelope, source))
                            .orElseGet(() -> new RelayEnvelope.Unreadable("unknown source"));
            default ->
                    new RelayEnvelope.Unreadable(
                            "envelope version "
                                    + version.intValue()
                                    + ", this deployment reads up to "
                                    + ANY_SOURCE
                                    + ": deploy the newer one");
        };
    }

    private static RelayEnvelope fields(JsonNode envelope, Source source) {
        Optional<Direction> direction = named(Direction.values(), envelope.path("direction"));
        if (direction.isEmpty()) {
            return new RelayEnvelope.Unreadable("unknown direction");
        }
        if (!envelope.path("body").isTextual()) {
            return new RelayEnvelope.Unreadable("no body");
        }
        try {
            return new RelayEnvelope.Read(
                    direction.get(),
                    Instant.parse(envelope.path("receivedAt").asText()),
                    envelope.path("body").textValue(),
                    source);
        } catch (DateTimeException e) {
            return new RelayEnvelope.Unreadable("receivedAt is no point in time");
        }
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, JsonNode name) {
        return Stream.of(constants).filter(it -> it.name().equals(name.asText())).findFirst();
    }

    /**
     * SQS refuses what XML 1.0 cannot hold. JSON escapes the control characters anyway; half a
     * surrogate pair and the two non-characters have to be escaped as well, at the price of size.
     */
    private static boolean survivesTransport(String body) {
        return body.codePoints()
                .noneMatch(point ->
                        (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                                || point == 0xFFFE
                                || point == 0xFFFF);
    }
}
