package io.oabridge.relay.port;

import io.oabridge.domain.Direction;
import java.time.Instant;

/**
 * One verified webhook on its way to a worker, body untouched.
 *
 * @param group the conversation whose order must be kept
 * @param deduplicationId names the event for good: unique over all groups
 * @param body the webhook's body exactly as it was signed
 */
public record RelayWork(
        Direction direction,
        String group,
        String deduplicationId,
        Instant receivedAt,
        String body) {}
