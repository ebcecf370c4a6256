package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.aws.HttpApi;
import io.oabridge.playground.page.PageFiles;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.SimulatorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The bridge's port: the functions' routes, the page, and what the page asks. The page's own files
 * come before the functions' routes, which answer {@code GET /} too. The port is taken early, so
 * that a taken one is reported at once; requests are answered from {@link #open} on.
 */
final class FrontDoor implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FrontDoor(int port) {
        this.server = SimulatorServer.open("the bridge and its page", port);
        server.setExecutor(threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /**
     * @param questions what {@code GET /playground/…} answers, by the last part of its path
     * @param settings what answers at {@code /playground/settings}
     */
    void open(
            HttpApi api,
            PageFiles files,
            LiveEvents events,
            Map<String, Supplier<JsonNode>> questions,
            SettingsDoor settings) {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String path = exchange.getRequestURI().getPath();
                        if (path.equals("/playground/events")) {
                            events.serve(exchange);
                        } else if (path.equals("/playground/settings")) {
                            SettingsDoor.Answer answer = settings.answer(read(exchange));
                            write(exchange, answer.status(), answer.body().toString());
                        } else if (path.startsWith("/playground/")) {
                            answer(
                                    exchange,
                                    questions.get(path.substring("/playground/".length())));
                        } else if (!(exchange.getRequestMethod().equals("GET")
                                        && files.serve(exchange, path))
                                && !api.serve(exchange)) {
                            write(exchange, 404, "{\"message\":\"Not Found\"}");
                        }
                    }
                });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                server.stop(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SettingsDoor.Request read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        byte[] body = exchange.getRequestBody().readNBytes(SettingsDoor.MOST_BYTES + 1);
        return new SettingsDoor.Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(headers.getFirst("Host")).orElse(""),
                Optional.ofNullable(headers.getFirst("Origin")),
                new String(body, StandardCharsets.UTF_8));
    }

    private static void answer(
            HttpExchange exchange, @org.jspecify.annotations.Nullable Supplier<JsonNode> question)
            throws IOException {
        if (question == null) {
            write(exchange, 404, "{\"message\":\"Not Found\"}");
        } else {
            write(exchange, 200, question.get().toString());
        }
    }

    private static void write(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
