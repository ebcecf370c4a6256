package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.WebhookSender;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

/** The last 200 webhooks and how their delivery went. */
final class DeliveryLog {
    private static final int KEPT = 200;
    private static final int OK = 200;

    private final LiveEvents live;
    private final int retries;
    private final Deque<Entry> recent = new ArrayDeque<>();

    /** By identity: a webhook that is sent twice is two equal deliveries. */
    private final IdentityHashMap<WebhookSender.Delivery, Entry> unfinished =
            new IdentityHashMap<>();

    /**
     * @param retries how often a delivery is tried again at most
     */
    DeliveryLog(LiveEvents live, int retries) {
        this.live = live;
        this.retries = retries;
    }

    synchronized void queued(WebhookSender.Delivery delivery, JsonNode event) {
        Entry entry = new Entry(delivery, event);
        unfinished.put(delivery, entry);
        recent.addLast(entry);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
    }

    synchronized void tried(WebhookSender.Delivery delivery, WebhookSender.Result result) {
        Entry entry = unfinished.get(delivery);
        if (entry == null) {
            return;
        }
        entry.tries++;
        entry.status = result.status();
        entry.tookMillis = result.took().toMillis();
        if (result.status() == OK || result.repetition() >= retries) {
            unfinished.remove(delivery);
        }
        live.publish("webhook", entry.head().put("repetition", result.repetition()));
    }

    /** Newest last. */
    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("webhooks");
        for (Entry entry : recent) {
            all.add(entry.head().put("tries", entry.tries).put("body", entry.body));
        }
        return json;
    }

    private static final class Entry {
        private final String event;
        private final String msgId;
        private final String userId;
        private final String body;
        private int tries;
        private int status;
        private long tookMillis;

        Entry(WebhookSender.Delivery delivery, JsonNode event) {
            this.event = event.path("event_name").asText();
            this.msgId = event.path("message").path("msg_id").asText("");
            this.userId = delivery.lane();
            this.body = delivery.body();
        }

        ObjectNode head() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("event", event)
                    .put("msgId", msgId)
                    .put("userId", userId)
                    .put("status", status)
                    .put("tookMillis", tookMillis);
        }
    }
}
