package io.oabridge.handler;

import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.topology.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the deliveries of a connection are remembered. It is asked between a message's sending
 * and its recording, so it is quick and never fails: what it has read is used for a minute, and
 * where nothing can be read the memory is long.
 */
final class DeliveryMemory implements Function<ConnectionId, Duration> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryMemory.class);

    /** Longer than a message can lie in a queue: it must not be new when it comes back. */
    static final Duration LEAST = QueueSpec.RETENTION.plusDays(1);

    static final Duration WHEN_UNKNOWN = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ConnectionBook connections;
    private final InstantSource clock;
    private final Map<ConnectionId, Known> known = new ConcurrentHashMap<>();

    DeliveryMemory(ConnectionBook connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Duration apply(ConnectionId connection) {
        Instant now = clock.instant();
        return Optional.ofNullable(known.get(connection))
                .filter(it -> now.isBefore(it.until()))
                .orElseGet(() -> read(connection, now))
                .memory();
    }

    private Known read(ConnectionId connection, Instant now) {
        Duration memory = WHEN_UNKNOWN;
        try {
            memory =
                    connections
                            .find(connection)
                            .map(it -> Duration.ofDays(it.settings().retentionDays()))
                            .map(it -> it.compareTo(LEAST) > 0 ? it : LEAST)
                            .orElse(WHEN_UNKNOWN);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("connection", connection)
                    .addKeyValue("error", e.getClass().getName())
                    .log("settings could not be read; the delivery is remembered for 30 days");
        }
        Known read = new Known(memory, now.plus(FRESH));
        known.put(connection, read);
        return read;
    }

    private record Known(Duration memory, Instant until) {}
}
