package io.oabridge.emulators;

import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, one database for all credentials and regions. It is put together here
 * instead of by its own command line, which listens on every interface, prints a banner and knows
 * telemetry.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    /** Pages in a browser must not read what may be a real account's tokens. */
    private static final String NO_ORIGIN = "";

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final URI endpoint;

    private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler, URI endpoint) {
        this.server = server;
        this.handler = handler;
        this.endpoint = endpoint;
    }

    /**
     * @param port 0 for any free one
     * @throws IllegalStateException when it cannot listen there
     */
    public static EmbeddedDynamoDb start(int port) {
        EmulatorLogs.quieten();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(Loopback.ADDRESS);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            LocalDynamoDBServerHandler handler =
                    new LocalDynamoDBServerHandler(inMemory(null), NO_ORIGIN);
            ContextHandler context = new ContextHandler();
            context.setHandler(handler);
            server.setHandler(context);
            server.start();
            return new EmbeddedDynamoDb(
                    server, handler, Loopback.endpoint(connector.getLocalPort()));
        } catch (Exception e) {
            throw Loopback.cannotStart("DynamoDB Local", port, e);
        }
    }

    private static LocalDynamoDBRequestHandler inMemory(@Nullable String noFolder)
            throws DynamoDBLocalServiceException {
        return new LocalDynamoDBRequestHandler(0, true, noFolder, true, false);
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local could not be stopped", e);
        }
        handler.close();
    }
}
