package io.oabridge.playground.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other end of the webhooks: keeps what arrives and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {
    private final BlockingQueue<Hook> arrived = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    WebhookReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/zalo");
    }

    /** The next answers; 200 once they are used up. */
    void answers(int... next) {
        for (int status : next) {
            statuses.add(status);
        }
    }

    Hook next() throws InterruptedException {
        Hook hook = arrived.poll(10, TimeUnit.SECONDS);
        assertThat(hook).as("a webhook within ten seconds").isNotNull();
        return hook;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrived.add(
                    new Hook(
                            body,
                            header(exchange, "X-ZEvent-Signature"),
                            header(exchange, "num_retry")));
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** One arrival. */
    record Hook(String body, Optional<String> signature, Optional<String> retry) {
        JsonNode json() {
            return ZaloClient.parse(body);
        }

        String event() {
            return json().path("event_name").asText();
        }

        String text() {
            return json().path("message").path("text").asText();
        }

        String messageId() {
            return json().path("message").path("msg_id").asText();
        }
    }
}
