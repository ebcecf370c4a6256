package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.util.Optional;

/**
 * Who wrote to whom, and under which id: the part of a message event that is the same whatever the
 * message says (docs/platforms/zalo.md §5.4).
 */
record Envelope(Customer customer, MessageId message) {
    static final String PROVIDER = "zalo";

    /** Far above what Zalo uses, far below what a store takes as a key. */
    private static final int LONGEST_ID = 256;

    /** The envelope of a message event; empty when a part of it is missing or can be no id. */
    static Optional<Envelope> read(JsonNode event, EventRule rule) {
        return switch (rule) {
            case CUSTOMER_MESSAGE -> read(event, "sender", "recipient");
            case OA_MESSAGE -> read(event, "recipient", "sender");
            case OA_OTHER, NOT_SHOWN -> Optional.empty();
        };
    }

    private static Optional<Envelope> read(JsonNode event, String user, String oa) {
        Optional<String> account = id(event, "oa_id").or(() -> id(event, oa, "id"));
        Optional<String> customer = id(event, user, "id");
        Optional<String> message = id(event, "message", "msg_id");
        if (account.isEmpty() || customer.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return connection(account.get())
                .map(connection ->
                        new Envelope(
                                new Customer(connection, new CustomerId(customer.get())),
                                new MessageId(message.get())));
    }

    /** The connection of an OA; empty when the text can be no OA's id. */
    static Optional<ConnectionId> connection(String oaId) {
        return oaId.contains(":")
                ? Optional.empty()
                : Optional.of(new ConnectionId(PROVIDER, oaId));
    }

    private static Optional<String> id(JsonNode event, String... path) {
        return Json.text(event, path).filter(text -> text.length() <= LONGEST_ID);
    }
}
