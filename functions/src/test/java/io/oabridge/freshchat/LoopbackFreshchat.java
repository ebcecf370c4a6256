package io.oabridge.freshchat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests with what it was told, in order, and remembers every one of them. */
final class LoopbackFreshchat implements AutoCloseable {
    static final String TOKEN = "invented-token";

    private final HttpServer server;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * One request, exactly as it came.
     *
     * @param octets the body with one character for each byte
     */
    record Asked(
            String method,
            String target,
            Optional<String> authorization,
            Optional<String> accept,
            Optional<String> contentType,
            String body,
            String octets) {}

    private record Answer(int status, Map<String, String> headers, String body) {}

    LoopbackFreshchat() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    LoopbackFreshchat answer(int status, String json) {
        return answer(status, Map.of("Content-Type", "application/json"), json);
    }

    LoopbackFreshchat answer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    /** Does what it was asked and breaks the connection without a word. */
    LoopbackFreshchat hangUp() {
        return answer(0, Map.of(), "");
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> targets() {
        return asked.stream().map(Asked::target).toList();
    }

    Asked onlyRequest() {
        if (asked.size() != 1) {
            throw new AssertionError("expected one request, got " + asked);
        }
        return asked.getFirst();
    }

    String origin() {
        return "http://"
                + InetAddress.getLoopbackAddress().getHostAddress()
                + ":"
                + server.getAddress().getPort();
    }

    FreshchatAccount account() {
        return account(TOKEN);
    }

    FreshchatAccount account(String token) {
        return new FreshchatAccount(
                new HelpdeskAccountId(Samples.APP_ID),
                URI.create(origin() + "/v2"),
                new Secret(token),
                "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] received = exchange.getRequestBody().readAllBytes();
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            header(exchange, "Authorization"),
                            header(exchange, "Accept"),
                            header(exchange, "Content-Type"),
                            new String(received, StandardCharsets.UTF_8),
                            new String(received, StandardCharsets.ISO_8859_1)));
            Answer answer =
                    Optional.ofNullable(answers.poll())
                            .orElse(new Answer(599, Map.of(), "no answer was prepared"));
            if (answer.status() != 0) {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
