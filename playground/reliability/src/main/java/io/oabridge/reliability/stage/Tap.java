package io.oabridge.reliability.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.simulator.SimulatorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line between one worker and one service. Everything passes unchanged and is seen; a request
 * that was let through reaches the service even when the worker dies meanwhile.
 */
final class Tap implements AutoCloseable {
    private static final Set<String> OF_THE_LINE =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "upgrade",
                    "transfer-encoding");

    private final Service service;
    private final URI upstream;
    private final HttpClient client;
    private final Gate gate;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();

    Tap(Service service, URI upstream, HttpClient client, Gate gate) {
        this.service = service;
        this.upstream = upstream;
        this.client = client;
        this.gate = gate;
        this.server = SimulatorServer.open("a tap", 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many requests were let through and have not been answered by the service yet. */
    int underWay() {
        return underWay.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Passage passage = passage(exchange, body);
            underWay.incrementAndGet();
            try {
                switch (gate.before(passage)) {
                    case ON -> forward(exchange, passage, body);
                    case PRETEND ->
                            write(
                                    exchange,
                                    200,
                                    Map.of(),
                                    gate.pretence(passage).getBytes(StandardCharsets.UTF_8));
                    case CUT -> {}
                }
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    private void forward(HttpExchange exchange, Passage passage, byte[] body) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response =
                    client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Passage.Answer answer = new Passage.Answer(response.statusCode(), response.body());
        if (gate.after(passage, answer) == Gate.Way.ON) {
            write(exchange, response.statusCode(), response.headers().map(), response.body());
        }
    }

    private Passage passage(HttpExchange exchange, byte[] body) {
        String target =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .orElse("");
        return new Passage(
                service,
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                target.substring(target.indexOf('.') + 1),
                body);
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return request.build();
    }

    private static void write(
            HttpExchange exchange, int status, Map<String, List<String>> headers, byte[] body)
            throws IOException {
        headers.forEach((name, values) -> {
            if (!name.startsWith(":") && !OF_THE_LINE.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
