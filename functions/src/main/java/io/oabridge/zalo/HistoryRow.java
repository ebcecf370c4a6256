package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One message as Zalo lists it afterwards (docs/platforms/zalo.md §4.3). */
record HistoryRow(ConnectionId account, JsonNode json) {
    private static final String BY_THE_ACCOUNT = "0";

    /** Who took part, which no worker needs. */
    private static final List<String> PEOPLE =
            List.of("from_display_name", "from_avatar", "to_display_name", "to_avatar");

    Optional<Instant> time() {
        return Json.text(json, "time").flatMap(Numbers::moment);
    }

    /** The account's partner in it, whoever wrote. */
    Optional<Customer> customer() {
        return Stream.of("from_id", "to_id")
                .flatMap(field -> Json.id(json, field).stream())
                .filter(id -> !id.equals(account.account()))
                .findFirst()
                .map(id -> new Customer(account, new CustomerId(id)));
    }

    /** What the customer wrote; empty for the account's words, and without an id or a time. */
    Optional<ChatMessage.FromCustomer> message() {
        boolean byCustomer =
                Json.text(json, "from_id").filter(id -> !id.equals(account.account())).isPresent()
                        && Json.text(json, "src").filter(BY_THE_ACCOUNT::equals).isEmpty();
        Optional<MessageId> id = Json.id(json, "message_id").map(MessageId::new);
        Optional<Instant> time = time();
        return byCustomer && id.isPresent() && time.isPresent()
                ? customer()
                        .map(customer ->
                                new ChatMessage.FromCustomer(
                                        customer,
                                        kinds().getFirst(),
                                        id.get(),
                                        time.get(),
                                        HistoryContent.of(type(), json, time.get())))
                : Optional.empty();
    }

    /**
     * The events it may have come as: the one its type names, then every other, because the types
     * are not the events' words and not all are known.
     */
    List<String> kinds() {
        String own = "user_send_" + HistoryContent.event(type());
        return Stream.concat(Stream.of(own), EventRule.CUSTOMER_MESSAGE.events())
                .distinct()
                .toList();
    }

    /** As it is queued: which account's history it is from, and the row, without names. */
    String body() {
        ObjectNode row = json.deepCopy();
        row.remove(PEOPLE);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("oa_id", account.account()).set("row", row);
        return Json.write(body);
    }

    /** Reads a {@link #body()}. */
    static Optional<HistoryRow> read(String body) {
        Optional<JsonNode> json = Json.object(body);
        return json.flatMap(it -> Json.text(it, "oa_id"))
                .flatMap(Envelope::connection)
                .flatMap(account ->
                        json.map(it -> Json.at(it, "row"))
                                .filter(JsonNode::isObject)
                                .map(row -> new HistoryRow(account, row)));
    }

    private String type() {
        return Json.text(json, "type").orElse("unknown").strip().toLowerCase(Locale.ROOT);
    }
}
