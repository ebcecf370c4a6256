package io.oabridge.inputs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * A platform that answers every call with the same bytes, under a status that the bytes decide. It
 * stays for as long as the JVM: its threads hold nothing up.
 */
public final class AnyAnswer {
    private static final List<Integer> STATUSES = List.of(200, 200, 201, 400, 401, 404, 429, 503);

    private final HttpServer server;
    private volatile byte[] body = {};

    public AnyAnswer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::serve);
        Thread.ofPlatform().daemon().start(server::start);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, every answer has this body. */
    public void answer(byte[] bytes) {
        body = bytes.clone();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = body;
            int status = STATUSES.get(answer.length % STATUSES.size());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Retry-After", "9".repeat(1 + answer.length % 30));
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
