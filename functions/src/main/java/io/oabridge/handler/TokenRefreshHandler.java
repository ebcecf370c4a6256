package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.oabridge.domain.Connection;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.tokens.TokenKeeper;
import io.oabridge.topology.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every connection's access token, on a schedule. Answers with what it found or did, by
 * connection. One connection that cannot be looked after keeps none of the others waiting, and
 * makes the whole call fail in the end, so that it is seen.
 */
public final class TokenRefreshHandler
        implements RequestHandler<Map<String, Object>, Map<String, String>> {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRefreshHandler.class);

    private final ConnectionBook connections;
    private final TokenKeeper tokens;

    /** For Lambda. */
    public TokenRefreshHandler() {
        this(Wiring.of(FunctionSpec.TOKEN_REFRESH));
    }

    private TokenRefreshHandler(Wiring wiring) {
        this(wiring.connections(), wiring.tokens());
    }

    TokenRefreshHandler(ConnectionBook connections, TokenKeeper tokens) {
        this.connections = connections;
        this.tokens = tokens;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, Object> schedule, Context context) {
        Map<String, String> upkeep = new TreeMap<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (Connection connection : connections.all()) {
            try {
                upkeep.put(connection.id().toString(), lookAfter(connection).name());
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("connection", connection.id())
                        .addKeyValue("error", e.getClass().getName())
                        .log("token could not be looked after");
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return upkeep;
    }

    private TokenKeeper.Upkeep lookAfter(Connection connection) {
        TokenKeeper.Upkeep done = tokens.keepAlive(connection.id());
        LOG.atInfo()
                .addKeyValue("connection", connection.id())
                .addKeyValue("upkeep", done)
                .log("token looked after");
        return done;
    }
}
