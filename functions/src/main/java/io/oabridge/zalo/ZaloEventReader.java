package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates a customer's message from Zalo's JSON into the neutral language. Whatever a message
 * holds, it comes out with at least one part: what cannot be carried is named, never dropped in
 * silence.
 */
public final class ZaloEventReader {
    /** The last millisecond of the year 9999: what comes later is no date. */
    private static final long LATEST = 253_402_300_799_999L;

    /**
     * The message in a webhook's body; empty when the body holds no message of a customer.
     *
     * @param receivedAt stands in when the body's timestamp cannot be read
     */
    public Optional<ChatMessage.FromCustomer> read(String body, Instant receivedAt) {
        return Json.object(body).flatMap(event -> read(event, receivedAt));
    }

    private static Optional<ChatMessage.FromCustomer> read(JsonNode event, Instant receivedAt) {
        String kind = Json.text(event, "event_name").orElse("");
        return EventRule.of(kind)
                .filter(rule -> rule == EventRule.CUSTOMER_MESSAGE)
                .flatMap(rule -> Envelope.read(event, rule))
                .map(envelope ->
                        new ChatMessage.FromCustomer(
                                envelope.customer(),
                                kind,
                                envelope.message(),
                                sentAt(event).orElse(receivedAt),
                                parts(kind, Json.at(event, "message"))));
    }

    /** The event's time, which is text of milliseconds or, rarely, a number (zalo.md §5.4). */
    private static Optional<Instant> sentAt(JsonNode event) {
        return Json.text(event, "timestamp")
                .flatMap(Numbers::whole)
                .filter(millis -> millis > 0 && millis <= LATEST)
                .map(Instant::ofEpochMilli);
    }

    private static List<Content> parts(String kind, JsonNode message) {
        List<Content> parts = new ArrayList<>();
        JsonNode attachments = Json.at(message, "attachments");
        for (JsonNode attachment : attachments.isObject() ? List.of(attachments) : attachments) {
            parts.add(Attachments.read(kind, attachment));
        }
        Json.text(message, "text")
                .filter(text -> parts.stream().noneMatch(part -> repeats(text, part)))
                .map(EmojiCodes::replaceIn)
                .map(Content.Text::new)
                .ifPresent(parts::add);
        return parts.isEmpty() ? List.of(new Content.Unsupported(kind)) : parts;
    }

    /** Zalo writes a link's address into the text as well (docs/platforms/zalo.md §5.4). */
    private static boolean repeats(String text, Content part) {
        return switch (part) {
            case Content.Link link ->
                    WebAddresses.read(text).filter(link.address()::equals).isPresent();
            case Content.Text address -> address.text().strip().equals(text.strip());
            default -> false;
        };
    }
}
