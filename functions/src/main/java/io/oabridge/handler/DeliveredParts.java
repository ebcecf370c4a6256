package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.freshchat.FreshchatEventReader;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.PartState;
import io.oabridge.sqs.RelayEnvelope;
import io.oabridge.zalo.ZaloEventReader;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up in the ledger how much of a queued message has arrived. */
final class DeliveredParts {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveredParts.class);

    private final DeliveryLedger ledger;
    private final ZaloEventReader zalo = new ZaloEventReader();

    DeliveredParts(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** The number of parts sent; empty when nobody can tell which message it is. */
    OptionalInt of(RelayEnvelope envelope) {
        return switch (envelope) {
            case RelayEnvelope.Unreadable _ -> OptionalInt.empty();
            case RelayEnvelope.Read(Direction direction, Instant receivedAt, String body) ->
                    happening(direction, body, receivedAt)
                            .map(it -> OptionalInt.of(sent(DeliveryKey.of(it))))
                            .orElse(OptionalInt.empty());
        };
    }

    /** A message whose reading is a bug must not keep the others from being listed. */
    private Optional<? extends Happening> happening(
            Direction direction, String body, Instant receivedAt) {
        try {
            return switch (direction) {
                case TO_HELPDESK -> zalo.read(body, receivedAt);
                case TO_MESSENGER -> FreshchatEventReader.read(body, receivedAt);
            };
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("error", e.getClass().getName())
                    .log("a dead letter cannot be read");
            return Optional.empty();
        }
    }

    private int sent(DeliveryKey key) {
        return Math.toIntExact(
                ledger.read(key).values().stream()
                        .filter(PartState.Sent.class::isInstance)
                        .count());
    }
}
