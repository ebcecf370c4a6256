package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.util.Optional;

/**
 * Whom an event is about, and an id that tells it from others of the same customer and name: the
 * part that is the same whatever the event tells (docs/platforms/zalo.md §5.4). Events without a
 * message have nothing better than their time.
 */
record Envelope(Customer customer, MessageId id) {
    static final String PROVIDER = "zalo";

    /** The envelope of an event; empty when a part of it is missing or can be no id. */
    static Optional<Envelope> read(JsonNode event, EventRule rule) {
        return switch (rule) {
            case CUSTOMER_MESSAGE ->
                    between(event, "sender", "recipient", Json.id(event, "message", "msg_id"));
            case OA_MESSAGE ->
                    between(event, "recipient", "sender", Json.id(event, "message", "msg_id"));
            case REACTION ->
                    between(
                            event,
                            "sender",
                            "recipient",
                            Json.id(event, "message", "msg_id").map(id -> id + "@" + time(event)));
            case FOLLOWING ->
                    about(Json.id(event, "oa_id"), Json.id(event, "follower", "id"), event);
            case WITHDRAWAL -> about(Json.id(event, "oa_id"), Json.id(event, "user_id"), event);
            case OA_OTHER, NOT_SHOWN -> Optional.empty();
        };
    }

    private static Optional<Envelope> between(
            JsonNode event, String user, String oa, Optional<String> id) {
        Optional<String> account = Json.id(event, "oa_id").or(() -> Json.id(event, oa, "id"));
        return of(account, Json.id(event, user, "id"), id);
    }

    private static Optional<Envelope> about(
            Optional<String> account, Optional<String> customer, JsonNode event) {
        return of(account, customer, Optional.of(time(event)));
    }

    private static Optional<Envelope> of(
            Optional<String> account, Optional<String> customer, Optional<String> id) {
        if (account.isEmpty() || customer.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        return connection(account.get())
                .map(connection ->
                        new Envelope(
                                new Customer(connection, new CustomerId(customer.get())),
                                new MessageId(id.get())));
    }

    /** As it is written; a repeated delivery has the same one (docs/platforms/zalo.md §5.3). */
    private static String time(JsonNode event) {
        return Json.id(event, "timestamp").orElse("untimed");
    }

    /** The connection of an OA; empty when the text can be no OA's id. */
    static Optional<ConnectionId> connection(String oaId) {
        return oaId.contains(":")
                ? Optional.empty()
                : Optional.of(new ConnectionId(PROVIDER, oaId));
    }
}
