package io.oabridge.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The JSON in the queues: {@code {"v":1,"direction","receivedAt","body"}}. Versioned, because
 * messages of the last deployment are read by the next one; the body comes back character for
 * character, whatever is in it.
 */
public final class EnvelopeCodec {
    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final ObjectWriter COMPACT = MAPPER.writer();
    private static final ObjectWriter ASCII =
            MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private EnvelopeCodec() {}

    public static String write(RelayWork work) {
        ObjectWriter writer = survivesTransport(work.body()) ? COMPACT : ASCII;
        try {
            return writer.writeValueAsString(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("v", VERSION)
                            .put("direction", work.direction().name())
                            .put("receivedAt", work.receivedAt().toString())
                            .put("body", work.body()));
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
        if (version.intValue() != VERSION) {
            return new RelayEnvelope.Unreadable(
                    "envelope version "
                            + version.intValue()
                            + ", this deployment reads "
                            + VERSION
                            + ": deploy the newer one");
        }
        return fields(envelope);
    }

    private static RelayEnvelope fields(JsonNode envelope) {
        Optional<Direction> direction = direction(envelope.path("direction").asText());
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
                    envelope.path("body").textValue());
        } catch (DateTimeException e) {
            return new RelayEnvelope.Unreadable("receivedAt is no point in time");
        }
    }

    private static Optional<Direction> direction(String name) {
        for (Direction direction : Direction.values()) {
            if (direction.name().equals(name)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
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
