package io.oabridge.playground.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events to every page that listens; a page that cannot keep up is let go and connects
 * again.
 */
public final class LiveEvents {
    private static final int BACKLOG = 10_000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final Set<LinkedBlockingQueue<String>> listeners = ConcurrentHashMap.newKeySet();

    /** Tells every listener; never waits. */
    public void publish(String type, JsonNode data) {
        String frame = "event: " + type + "\ndata: " + data + "\n\n";
        listeners.removeIf(listener -> !listener.offer(frame));
    }

    /** Serves one listener until it goes away. */
    public void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>(BACKLOG);
        listeners.add(queue);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, "retry: 1000\n\n");
            while (listeners.contains(queue) || !queue.isEmpty()) {
                String frame = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                write(out, frame == null ? ": still here\n\n" : frame);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(queue);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
