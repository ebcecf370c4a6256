package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Looks through a customer's conversation, newest page first, for a text the OA may have sent. Rows
 * are messages; their order within a page is not relied on (docs/platforms/zalo.md §4.3).
 */
final class SentMessageSearch {
    /** Zalo refuses more with -210. */
    private static final int PAGE = 10;

    private static final int MOST_PAGES = 5;

    /** Zalo's clock and ours need not agree. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private final ZaloApi api;
    private final AccessToken token;
    private final Customer customer;

    SentMessageSearch(ZaloApi api, AccessToken token, Customer customer) {
        this.api = api;
        this.token = token;
        this.customer = customer;
    }

    /**
     * The oldest message with this text that is not claimed. {@code Missing} when the search had to
     * stop before {@code notBefore} with nothing found: then nobody can tell.
     */
    Answer<Optional<MessageId>> find(String text, Instant notBefore, Predicate<MessageId> claimed) {
        Instant earliest = notBefore.minus(CLOCK_SKEW);
        List<Row> candidates = new ArrayList<>();
        boolean seenAll = false;
        for (int page = 0; page < MOST_PAGES && !seenAll; page++) {
            switch (rows(page * PAGE)) {
                case Answer.Missing<List<Row>> it -> {
                    return Answer.missing(it.failure());
                }
                case Answer.Given<List<Row>> it -> {
                    List<Row> rows = it.value();
                    rows.stream().filter(row -> row.says(text)).forEach(candidates::add);
                    seenAll =
                            rows.size() < PAGE
                                    || rows.stream().anyMatch(row -> row.isBefore(earliest));
                }
            }
        }
        Optional<MessageId> found =
                candidates.stream()
                        .filter(row -> !row.isBefore(earliest))
                        .sorted(Comparator.comparing(Row::time))
                        .flatMap(row -> row.id().stream())
                        .filter(claimed.negate())
                        .findFirst();
        return found.isPresent() || seenAll
                ? Answer.given(found)
                : Answer.missing(new SendOutcome.Uncertain("conversation-too-long"));
    }

    private Answer<List<Row>> rows(int offset) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("user_id", customer.id().value()).put("offset", offset).put("count", PAGE);
        return switch (api.read(token, "/v2.0/oa/conversation", data)) {
            case Answer.Missing<JsonNode> it -> Answer.missing(it.failure());
            case Answer.Given<JsonNode> it ->
                    Json.at(it.value(), "data").isArray()
                            ? Answer.given(rows(Json.at(it.value(), "data")))
                            : Answer.missing(new SendOutcome.Uncertain("unreadable-answer"));
        };
    }

    private static List<Row> rows(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false).map(Row::read).toList();
    }

    /** One message of the conversation; without a readable time it is nobody's. */
    private record Row(boolean textByOa, String text, Instant time, Optional<MessageId> id) {
        private static final String FROM_OA = "0";

        static Row read(JsonNode row) {
            Optional<Instant> time =
                    Json.text(row, "time").flatMap(Numbers::whole).map(Instant::ofEpochMilli);
            boolean textByOa =
                    Json.text(row, "src").filter(FROM_OA::equals).isPresent()
                            && Json.text(row, "type").filter("text"::equals).isPresent();
            return new Row(
                    textByOa && time.isPresent(),
                    Json.text(row, "message").orElse(""),
                    time.orElse(Instant.MAX),
                    Json.text(row, "message_id").map(MessageId::new));
        }

        boolean says(String wanted) {
            return textByOa && text.strip().equals(wanted.strip());
        }

        boolean isBefore(Instant moment) {
            return time.isBefore(moment);
        }
    }
}
