package io.oabridge.sqs;

import io.oabridge.domain.Direction;
import java.time.Instant;

/** What a queue message holds, or why it holds nothing this version can use. */
public sealed interface RelayEnvelope {

    /** A webhook as it was received; {@code body} is exactly what was signed. */
    record Read(Direction direction, Instant receivedAt, String body) implements RelayEnvelope {

        /** Without the body: it holds what people wrote. */
        @Override
        public String toString() {
            return "Read[direction=" + direction + ", receivedAt=" + receivedAt + "]";
        }
    }

    /** Not written by this version or an older one; {@code reason} never quotes the text. */
    record Unreadable(String reason) implements RelayEnvelope {}
}
