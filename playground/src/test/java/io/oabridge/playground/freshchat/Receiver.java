package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes webhooks on loopback, and answers what the test says: 200 unless told otherwise. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            Receiver receiver = new Receiver(server);
            server.setExecutor(receiver.threads);
            server.createContext("/webhooks", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks");
    }

    /** The statuses of the next deliveries; 0 never answers. */
    void answerNext(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** Waits for the next delivery. */
    Delivery next() {
        try {
            Delivery delivery = deliveries.poll(10, TimeUnit.SECONDS);
            assertThat(delivery).as("a webhook within 10 seconds").isNotNull();
            return delivery;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next delivery of this action, passing over others. */
    Delivery next(String action) {
        Delivery delivery = next();
        while (!delivery.action().equals(action)) {
            delivery = next();
        }
        return delivery;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer wanted = statuses.poll();
        int status = wanted == null ? 200 : wanted;
        deliveries.add(new Delivery(exchange.getRequestHeaders(), body, JSON.readTree(body)));
        if (status == 0) {
            return; // left open: the sender runs into its time limit
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** One webhook as it came in. */
    static final class Delivery {
        private final Headers headers;
        private final byte[] body;
        private final JsonNode json;

        private Delivery(Headers headers, byte[] body, JsonNode json) {
            this.headers = headers;
            this.body = body;
            this.json = json;
        }

        /** The header's value, empty when it is absent. */
        String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }

        byte[] body() {
            return body.clone();
        }

        JsonNode json() {
            return json;
        }

        String action() {
            return json.path("action").asText();
        }

        JsonNode message() {
            return json.path("data").path("message");
        }

        String text() {
            return message().path("message_parts").path(0).path("text").path("content").asText();
        }
    }
}
