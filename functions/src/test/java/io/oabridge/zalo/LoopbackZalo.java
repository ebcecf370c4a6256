package io.oabridge.zalo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A platform on this machine that answers as told and remembers every request exactly. */
final class LoopbackZalo implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    LoopbackZalo() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * @param octets the body with one character a byte
     */
    record Request(
            String method, String target, Map<String, String> headers, String body, String octets) {
        /** The header's value; empty text when it was not sent. Names are in lower case. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private record Reply(int status, Map<String, String> headers, String body) {
        static final Reply NONE = new Reply(0, Map.of(), "");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    LoopbackZalo answers(String body) {
        return answers(200, body);
    }

    LoopbackZalo answers(int status, String body) {
        return answers(status, Map.of(), body);
    }

    synchronized LoopbackZalo answers(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body));
        return this;
    }

    /** Takes the request and never answers. */
    synchronized LoopbackZalo staysSilent() {
        replies.add(Reply.NONE);
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("one request was expected, not " + requests);
        }
        return requests.getFirst();
    }

    private synchronized Reply next() {
        Reply reply = replies.poll();
        return reply == null ? new Reply(500, Map.of(), "no answer was prepared") : reply;
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers(exchange),
                        new String(asked, StandardCharsets.UTF_8),
                        new String(asked, StandardCharsets.ISO_8859_1)));
        Reply reply = next();
        if (reply.equals(Reply.NONE)) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> String.join(",", header.getValue())));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
