package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.MessengerHistory;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Zalo's lists of earlier messages. The list of all conversations only says who wrote, since
 * whether its rows are messages or conversations is told in two ways; a conversation's own list
 * says what (docs/platforms/zalo.md §4.3). So every message has one id, whenever it is read.
 */
public final class ZaloPastMessages implements MessengerHistory {
    /** Zalo refuses more with -210. */
    private static final int PAGE = 10;

    private final ZaloApi api;

    /**
     * @param budget what the app may call, shared with those who send
     */
    public ZaloPastMessages(
            HttpTransport transport,
            URI apiBase,
            SecretSource<ZaloApp> app,
            CallBudget budget,
            InstantSource clock) {
        this.api = new ZaloApi(transport, apiBase, app, budget, clock);
    }

    @Override
    public Answer<Page<Customer>> customers(AccessToken token, ConnectionId account, int page) {
        return page(token, "/v2.0/oa/listrecentchat", paging(page), account, HistoryRow::customer);
    }

    @Override
    public Answer<Page<PastMessage>> writtenBy(AccessToken token, Customer customer, int page) {
        return page(
                token,
                "/v2.0/oa/conversation",
                paging(page).put("user_id", customer.id().value()),
                customer.connection(),
                row ->
                        row.message()
                                .filter(message -> message.customer().equals(customer))
                                .map(message -> new PastMessage(message, row.kinds(), row.body())));
    }

    private static ObjectNode paging(int page) {
        return Json.MAPPER.createObjectNode().put("offset", page * PAGE).put("count", PAGE);
    }

    private <T> Answer<Page<T>> page(
            AccessToken token,
            String path,
            ObjectNode data,
            ConnectionId account,
            Function<HistoryRow, Optional<T>> reading) {
        return api.read(token, path, data)
                .then(answer -> {
                    JsonNode rows = Json.at(answer, "data");
                    return rows.isArray()
                            ? Answer.given(page(rows, account, reading))
                            : Answer.missing(new SendOutcome.Uncertain("unreadable-answer"));
                });
    }

    private static <T> Page<T> page(
            JsonNode json, ConnectionId account, Function<HistoryRow, Optional<T>> reading) {
        List<HistoryRow> rows =
                json.valueStream()
                        .filter(JsonNode::isObject)
                        .map(row -> new HistoryRow(account, row))
                        .toList();
        Optional<Instant> oldest =
                rows.stream().flatMap(row -> row.time().stream()).min(Comparator.naturalOrder());
        return new Page<>(
                rows.stream().flatMap(row -> reading.apply(row).stream()).toList(),
                oldest,
                json.size() < PAGE);
    }
}
