package io.oabridge.sqs;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork.Source;
import java.time.Instant;

/** What a queue message holds, or why it holds nothing this version can use. */
public sealed interface RelayEnvelope {

    /** What a platform told, as it was told; {@code source} says how the body is read. */
    record Read(Direction direction, Instant receivedAt, String body, Source source)
            implements RelayEnvelope {

        /** A webhook as it was received; {@code body} is exactly what was signed. */
        public Read(Direction direction, Instant receivedAt, String body) {
            this(direction, receivedAt, body, Source.WEBHOOK);
        }

        /** Without the body: it holds what people wrote. */
        @Override
        public String toString() {
            return "Read[direction="
                    + direction
                    + ", receivedAt="
                    + receivedAt
                    + ", source="
                    + source
                    + "]";
        }
    }

    /** Not written by this version or an older one; {@code reason} never quotes the text. */
    record Unreadable(String reason) implements RelayEnvelope {}
}
