package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;
import java.util.Optional;

/**
 * Reads earlier messages of one customer, newest page first (docs/platforms/zalo.md §4.3). Looks at
 * a few pages only: what is older is not worth the waiting.
 */
final class ZaloHistory {
    /** Zalo refuses more with -210. */
    private static final int PAGE = 10;

    private static final int MOST_PAGES = 3;

    private final ZaloApi api;
    private final AccessToken token;
    private final Customer customer;

    ZaloHistory(ZaloApi api, AccessToken token, Customer customer) {
        this.api = api;
        this.token = token;
        this.customer = customer;
    }

    /** The words of a message; empty when it is not found or is not made of words. */
    Answer<Optional<String>> words(MessageId message) {
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (rows(page * PAGE)) {
                case Answer.Missing<JsonNode>(SendOutcome.Failure failure) -> {
                    return Answer.missing(failure);
                }
                case Answer.Given<JsonNode>(JsonNode rows) -> {
                    for (JsonNode row : rows) {
                        if (Json.text(row, "message_id")
                                .filter(message.value()::equals)
                                .isPresent()) {
                            return Answer.given(
                                    Json.text(row, "message").map(EmojiCodes::replaceIn));
                        }
                    }
                    if (rows.size() < PAGE) {
                        return Answer.given(Optional.empty());
                    }
                }
            }
        }
        return Answer.given(Optional.empty());
    }

    private Answer<JsonNode> rows(int offset) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("user_id", customer.id().value()).put("offset", offset).put("count", PAGE);
        return api.read(token, "/v2.0/oa/conversation", data)
                .then(answer -> {
                    JsonNode rows = Json.at(answer, "data");
                    return rows.isArray()
                            ? Answer.given(rows)
                            : Answer.missing(new SendOutcome.Uncertain("unreadable-answer"));
                });
    }
}
