package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.WebhookSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Signs webhooks and hands them to the sender, one lane a conversation; the fault switches of the
 * delivery strike here.
 */
final class WebhookOutbox implements AutoCloseable {
    private final WebhookKey key;
    private final URI address;
    private final Faults faults;
    private final WebhookSender sender;
    private final Map<String, WebhookSender.Delivery> heldBack = new HashMap<>();
    private final ExecutorService releases = Executors.newVirtualThreadPerTaskExecutor();

    WebhookOutbox(
            FreshchatSettings.Webhook settings, WebhookKey key, Faults faults, WebhookLog log) {
        this.key = key;
        this.address = settings.address();
        this.faults = faults;
        this.sender =
                new WebhookSender(
                        settings.timeout(), settings.retries(), "X-Retry-Count", log::record);
    }

    synchronized void send(String lane, ObjectNode envelope) {
        dropFileAddresses(envelope);
        String body = envelope.toString();
        WebhookSender.Delivery delivery =
                new WebhookSender.Delivery(lane, address, headers(body), body, true);
        Optional<WebhookSender.Delivery> held = Optional.ofNullable(heldBack.remove(lane));
        if (held.isEmpty()) {
            Optional<Faults.Fault> reordered = strike(FaultKinds.REORDERED_WEBHOOKS);
            if (reordered.isPresent()) {
                hold(delivery, Duration.ofMillis(reordered.get().number("millis", 2000)));
                return;
            }
        }
        sender.send(delivery);
        if (strike(FaultKinds.DUPLICATE_WEBHOOK).isPresent()) {
            sender.send(delivery);
        }
        held.ifPresent(sender::send);
    }

    @Override
    public void close() {
        releases.shutdownNow();
        sender.close();
    }

    private void hold(WebhookSender.Delivery delivery, Duration atMost) {
        heldBack.put(delivery.lane(), delivery);
        releases.execute(() -> {
            try {
                Thread.sleep(atMost);
                release(delivery);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Nothing came that could overtake it. */
    private synchronized void release(WebhookSender.Delivery delivery) {
        if (heldBack.remove(delivery.lane(), delivery)) {
            sender.send(delivery);
        }
    }

    private Map<String, String> headers(String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Freshchat-Payload-Version", "1.0");
        if (strike(FaultKinds.WEBHOOK_BAD_SIGNATURE).isPresent()) {
            headers.put("X-Freshchat-Signature", sign(body + " "));
        } else if (strike(FaultKinds.WEBHOOK_UNSIGNED).isEmpty()) {
            headers.put("X-Freshchat-Signature", sign(body));
        }
        return headers;
    }

    private String sign(String body) {
        return key.sign(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file part may lack its address at first; reading the message again brings it ({@code
     * docs/platforms/freshchat.md} §4).
     */
    private void dropFileAddresses(ObjectNode envelope) {
        JsonNode parts = envelope.path("data").path("message").path("message_parts");
        boolean hasFile = parts.valueStream().anyMatch(part -> part.path("file").has("url"));
        if (hasFile && strike(FaultKinds.FILE_WITHOUT_URL).isPresent()) {
            for (JsonNode part : parts) {
                if (part.get("file") instanceof ObjectNode file) {
                    file.remove("url");
                }
            }
        }
    }

    private Optional<Faults.Fault> strike(String kind) {
        return faults.strike(kind, address.getPath());
    }
}
