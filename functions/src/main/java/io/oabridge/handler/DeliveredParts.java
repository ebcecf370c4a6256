package io.oabridge.handler;

import io.oabridge.domain.Happening;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.PartState;
import io.oabridge.sqs.RelayEnvelope;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up in the ledger how much of a queued message has arrived. */
final class DeliveredParts {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveredParts.class);

    private final DeliveryLedger ledger;

    DeliveredParts(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    /** The number of parts sent; empty when nobody can tell which message it is. */
    OptionalInt of(RelayEnvelope envelope) {
        return switch (envelope) {
            case RelayEnvelope.Unreadable _ -> OptionalInt.empty();
            case RelayEnvelope.Read read ->
                    happening(read)
                            .map(it -> OptionalInt.of(sent(DeliveryKey.of(it))))
                            .orElse(OptionalInt.empty());
        };
    }

    /** A message whose reading is a bug must not keep the others from being listed. */
    private static Optional<? extends Happening> happening(RelayEnvelope.Read queued) {
        try {
            return switch (queued.direction()) {
                case TO_HELPDESK -> QueuedHappenings.inMessenger(queued);
                case TO_MESSENGER -> QueuedHappenings.inHelpdesk(queued);
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
