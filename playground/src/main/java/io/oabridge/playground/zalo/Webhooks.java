package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.WebhookSender;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Signs events and hands them to delivery, one lane a user; docs/platforms/zalo.md §5.2 and §5.3.
 */
final class Webhooks implements AutoCloseable {
    private static final String SIGNATURE = "X-ZEvent-Signature";

    private final ZaloSettings.App app;
    private final ZaloSettings.Webhook target;
    private final Faults faults;
    private final DeliveryLog log;
    private final WebhookSender sender;
    private final Map<String, Queue<JsonNode>> held = new HashMap<>();

    Webhooks(ZaloSettings settings, Faults faults, DeliveryLog log) {
        this.app = settings.app();
        this.target = settings.webhook();
        this.faults = faults;
        this.log = log;
        this.sender =
                new WebhookSender(target.timeout(), target.retries(), "num_retry", log::tried);
    }

    /** Queues an event behind the user's earlier ones. */
    synchronized void send(String userId, ObjectNode event) {
        String name = event.path("event_name").asText();
        if (faults.strike(ZaloFaults.WEBHOOK_LOST, name).isPresent()) {
            return;
        }
        Queue<JsonNode> waiting = held.remove(userId);
        if (waiting == null && faults.strike(ZaloFaults.REORDERED_WEBHOOKS, name).isPresent()) {
            held.computeIfAbsent(userId, id -> new ArrayDeque<>()).add(event);
            return;
        }
        deliver(userId, event);
        if (waiting != null) {
            waiting.forEach(late -> deliver(userId, late));
        }
    }

    @Override
    public void close() {
        sender.close();
    }

    private void deliver(String userId, JsonNode event) {
        String name = event.path("event_name").asText();
        String body = event.toString();
        Map<String, String> headers =
                signature(name, body, event.path("timestamp").asText())
                        .map(value -> Map.of(SIGNATURE, value))
                        .orElseGet(Map::of);
        int times = faults.strike(ZaloFaults.DUPLICATE_WEBHOOK, name).isPresent() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            WebhookSender.Delivery delivery =
                    new WebhookSender.Delivery(userId, target.address(), headers, body, false);
            log.queued(delivery, event);
            sender.send(delivery);
        }
    }

    private Optional<String> signature(String name, String body, String timestamp) {
        if (faults.strike(ZaloFaults.WEBHOOK_UNSIGNED, name).isPresent()) {
            return Optional.empty();
        }
        boolean wrong = faults.strike(ZaloFaults.WEBHOOK_BAD_SIGNATURE, name).isPresent();
        String key = wrong ? app.oaSecretKey() + " but another" : app.oaSecretKey();
        return Optional.of("mac=" + Digests.webhook(app.id(), body, timestamp, key));
    }
}
