package io.oabridge.reliability.testbed;

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
 * Stands between one worker and one service. Everything passes unchanged and is seen; a request
 * that was let through reaches the service even when the worker dies meanwhile.
 */
final class InterceptingProxy implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
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
    private final Interceptor interceptor;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();

    InterceptingProxy(Service service, URI upstream, HttpClient client, Interceptor interceptor) {
        this.service = service;
        this.upstream = upstream;
        this.client = client;
        this.interceptor = interceptor;
        this.server = SimulatorServer.open("a proxy", 0);
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
            ServiceCall call = call(exchange, body);
            underWay.incrementAndGet();
            try {
                switch (interceptor.before(call)) {
                    case FORWARD -> forward(exchange, call, body);
                    case FAKE ->
                            write(
                                    exchange,
                                    200,
                                    Map.of(),
                                    interceptor.fakeAnswer(call).getBytes(StandardCharsets.UTF_8));
                    case DROP -> {}
                }
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    private void forward(HttpExchange exchange, ServiceCall call, byte[] body) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response =
                    client.send(request(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ServiceCall.Answer answer = new ServiceCall.Answer(response.statusCode(), response.body());
        if (interceptor.after(call, answer) == Interceptor.Decision.FORWARD) {
            write(exchange, response.statusCode(), response.headers().map(), response.body());
        }
    }

    private ServiceCall call(HttpExchange exchange, byte[] body) {
        String target =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .orElse("");
        return new ServiceCall(
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
                    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        return request.build();
    }

    private static void write(
            HttpExchange exchange, int status, Map<String, List<String>> headers, byte[] body)
            throws IOException {
        headers.forEach((name, values) -> {
            if (!name.startsWith(":") && !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
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
