package io.oabridge.relay.fakes;

import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.ConnectionBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connections a test has set up. */
public final class InMemoryConnectionBook implements ConnectionBook {
    private final Map<ConnectionId, Connection> connections = new LinkedHashMap<>();

    @Override
    public Optional<Connection> find(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public List<Connection> all() {
        return List.copyOf(connections.values());
    }

    @Override
    public void save(Connection connection) {
        connections.put(connection.id(), connection);
    }

    /** Somebody has taken the connection out of the table. */
    public void forget(ConnectionId id) {
        connections.remove(id);
    }
}
