package io.oabridge.reliability.testbed;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.simulator.SimulatorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The one address of the bridge: requests go to the worker that lives, as API Gateway's go to a
 * function. When it dies over a request, the caller gets no answer.
 */
final class ReverseProxy implements AutoCloseable {
    private static final List<String> PASSED_ON =
            List.of(
                    "Content-Type",
                    "Cookie",
                    "X-ZEvent-Signature",
                    "X-Freshchat-Signature",
                    "X-Freshchat-Payload-Version",
                    "num_retry",
                    "X-Retry-Count");

    private final HttpServer server;
    private final HttpClient client;
    private final Logbook logbook;
    private final Supplier<OptionalInt> worker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param worker the port of the worker that lives, if one does
     */
    ReverseProxy(HttpClient client, Logbook logbook, Supplier<OptionalInt> worker) {
        this.client = client;
        this.logbook = logbook;
        this.worker = worker;
        this.server = SimulatorServer.open("the bridge", 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<HttpResponse<byte[]>> answer = ask(exchange, body);
            if (exchange.getRequestURI().getPath().startsWith("/webhooks/")) {
                Headers headers = exchange.getRequestHeaders();
                boolean signed =
                        headers.containsKey("X-ZEvent-Signature")
                                || headers.containsKey("X-Freshchat-Signature");
                logbook.answered(body, signed, answer.map(HttpResponse::statusCode).orElse(0));
            }
            if (answer.isPresent()) {
                write(exchange, answer.get());
            }
        }
    }

    private Optional<HttpResponse<byte[]>> ask(HttpExchange exchange, byte[] body) {
        OptionalInt port = worker.get();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port.getAsInt())
                                        .resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name ->
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value)));
        try {
            return Optional.of(
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void write(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        for (String name : List.of("Content-Type", "Location", "Set-Cookie")) {
            List<String> values = answer.headers().allValues(name);
            if (!values.isEmpty()) {
                exchange.getResponseHeaders().put(name, values);
            }
        }
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
