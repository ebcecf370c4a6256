package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Happening;
import io.oabridge.domain.Happening.Signal.Sign;
import io.oabridge.domain.Happening.Signal.Sign.Follow;
import io.oabridge.domain.Happening.Signal.Sign.Reaction;
import io.oabridge.domain.Happening.Signal.Sign.Unfollow;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates what happens in Zalo from its JSON into the neutral language. Whatever a message
 * holds, it comes out with at least one part: what cannot be carried is named, never dropped in
 * silence.
 */
public final class ZaloEventReader {
    /**
     * What a webhook's body tells; empty when it is nothing that {@link ZaloWebhook} accepts.
     *
     * @param receivedAt stands in when the body's timestamp cannot be read
     */
    public Optional<Happening.InMessenger> read(String body, Instant receivedAt) {
        return Json.object(body).flatMap(event -> read(event, receivedAt));
    }

    /** Only people have an admin's id; docs/platforms/zalo.md §5.4. */
    static boolean isByAPerson(JsonNode event) {
        return Json.text(event, "sender", "admin_id").isPresent();
    }

    private static Optional<Happening.InMessenger> read(JsonNode event, Instant receivedAt) {
        Optional<String> kind = Json.text(event, "event_name");
        Optional<EventRule> rule = kind.flatMap(EventRule::of);
        if (kind.isEmpty() || rule.isEmpty()) {
            return Optional.empty();
        }
        return Envelope.read(event, rule.get())
                .flatMap(about -> read(event, rule.get(), kind.get(), about, receivedAt));
    }

    private static Optional<Happening.InMessenger> read(
            JsonNode event, EventRule rule, String kind, Envelope about, Instant receivedAt) {
        Customer customer = about.customer();
        JsonNode message = Json.at(event, "message");
        Instant at = sentAt(event).orElse(receivedAt);
        return switch (rule) {
            case CUSTOMER_MESSAGE ->
                    Optional.of(
                            new ChatMessage.FromCustomer(
                                    customer,
                                    kind,
                                    about.id(),
                                    at,
                                    parts(kind, message),
                                    Json.id(message, "quote_msg_id").map(MessageId::new)));
            case OA_MESSAGE ->
                    isByAPerson(event)
                            ? Optional.of(
                                    new Happening.OwnerReply(
                                            customer, kind, about.id(), at, parts(kind, message)))
                            : Optional.empty();
            case REACTION -> signal(kind, about, reaction(message));
            case FOLLOWING ->
                    signal(kind, about, kind.equals("follow") ? new Follow() : new Unfollow());
            case WITHDRAWAL -> Optional.of(new Happening.Withdrawal(customer, kind, about.id()));
            case OA_OTHER, NOT_SHOWN -> Optional.empty();
        };
    }

    private static Optional<Happening.InMessenger> signal(String kind, Envelope about, Sign sign) {
        return Optional.of(new Happening.Signal(about.customer(), kind, about.id(), sign));
    }

    private static Sign reaction(JsonNode message) {
        return new Reaction(Json.text(message, "react_icon").map(EmojiCodes::replaceIn).orElse(""));
    }

    /** The event's time, which is text of milliseconds or, rarely, a number (zalo.md §5.4). */
    private static Optional<Instant> sentAt(JsonNode event) {
        return Json.text(event, "timestamp").flatMap(Numbers::moment);
    }

    private static List<Content> parts(String kind, JsonNode message) {
        List<Content> parts = new ArrayList<>();
        JsonNode attachments = Json.at(message, "attachments");
        for (JsonNode attachment : attachments.isObject() ? List.of(attachments) : attachments) {
            parts.add(Attachments.read(kind, attachment));
            Attachments.words(attachment).map(Content.Text::new).ifPresent(parts::add);
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
