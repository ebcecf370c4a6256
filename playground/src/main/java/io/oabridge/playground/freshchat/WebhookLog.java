package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.WebhookSender;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last tries to deliver a webhook, for the page and for whoever debugs a receiver. */
final class WebhookLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 200;

    private final Deque<ObjectNode> tries = new ArrayDeque<>();
    private final LiveEvents events;
    private final InstantSource clock;
    private long total;

    WebhookLog(LiveEvents events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    void record(WebhookSender.Delivery delivery, WebhookSender.Result result) {
        JsonNode body = parse(delivery.body());
        ObjectNode entry = JSON.createObjectNode();
        entry.put("action", body.path("action").asText());
        entry.put("messageId", body.path("data").path("message").path("id").asText(""));
        entry.put("conversationId", delivery.lane());
        entry.put("status", result.status());
        entry.put("repetition", result.repetition());
        entry.put("tookMillis", result.took().toMillis());
        ObjectNode kept = entry.deepCopy();
        kept.put("time", clock.instant().toEpochMilli());
        synchronized (this) {
            total++;
            tries.addLast(kept);
            if (tries.size() > KEPT) {
                tries.removeFirst();
            }
        }
        events.publish("webhook", entry);
    }

    /** Oldest first. */
    synchronized ObjectNode json() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode webhooks = all.putArray("webhooks");
        tries.forEach(entry -> webhooks.add(entry.deepCopy()));
        return all;
    }

    /** How many tries there were in all. */
    synchronized long total() {
        return total;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a webhook of our own making is not JSON", e);
        }
    }
}
