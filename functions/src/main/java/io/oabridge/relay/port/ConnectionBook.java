package io.oabridge.relay.port;

import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import java.util.List;
import java.util.Optional;

/** The connections of this installation. */
public interface ConnectionBook {

    Optional<Connection> find(ConnectionId id);

    List<Connection> all();

    void save(Connection connection);
}
