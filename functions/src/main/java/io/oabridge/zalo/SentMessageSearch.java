package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks through a customer's conversation, newest page first, for what the OA may have sent. Rows
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
        return history(notBefore, claimed)
                .then(history -> history.first(row -> row.says(text)).orElseGet(history::nothing));
    }

    /**
     * A medium, or the link that was sent in its place. A row does not tell which picture or file
     * it is, so the only one of a kind that fits is taken for it; of several, nobody can tell.
     */
    Answer<Optional<MessageId>> find(
            Content.Media medium, Instant notBefore, Predicate<MessageId> claimed) {
        String address = medium.address().toString();
        return history(notBefore, claimed)
                .then(history ->
                        history.first(row -> row.mentions(address))
                                .orElseGet(() -> only(SentAs.of(medium.kind()), history)));
    }

    private static Answer<Optional<MessageId>> only(SentAs sentAs, History history) {
        List<Row> candidates = history.unclaimed(sentAs::mayBe).toList();
        if (candidates.isEmpty()) {
            return history.nothing();
        }
        return history.whole() && candidates.size() == 1 && sentAs.is(candidates.getFirst())
                ? Answer.given(Optional.of(candidates.getFirst().id()))
                : Answer.missing(new SendOutcome.Uncertain("cannot-be-told-apart"));
    }

    private Answer<History> history(Instant notBefore, Predicate<MessageId> claimed) {
        Instant earliest = notBefore.minus(CLOCK_SKEW);
        List<JsonNode> all = new ArrayList<>();
        boolean seenAll = false;
        for (int page = 0; page < MOST_PAGES && !seenAll; page++) {
            switch (rows(page * PAGE)) {
                case Answer.Missing<List<JsonNode>> it -> {
                    return Answer.missing(it.failure());
                }
                case Answer.Given<List<JsonNode>> it -> {
                    all.addAll(it.value());
                    seenAll =
                            it.value().size() < PAGE
                                    || it.value().stream()
                                            .flatMap(row -> Row.timeOf(row).stream())
                                            .anyMatch(earliest::isAfter);
                }
            }
        }
        List<Row> rows =
                all.stream()
                        .flatMap(row -> Row.byTheAccount(row).stream())
                        .filter(row -> !row.time().isBefore(earliest))
                        .sorted(Comparator.comparing(Row::time))
                        .toList();
        return Answer.given(new History(rows, claimed, seenAll));
    }

    private Answer<List<JsonNode>> rows(int offset) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("user_id", customer.id().value()).put("offset", offset).put("count", PAGE);
        return switch (api.read(token, "/v2.0/oa/conversation", data)) {
            case Answer.Missing<JsonNode> it -> Answer.missing(it.failure());
            case Answer.Given<JsonNode> it ->
                    Json.at(it.value(), "data").isArray()
                            ? Answer.given(Json.at(it.value(), "data").valueStream().toList())
                            : Answer.missing(new SendOutcome.Uncertain("unreadable-answer"));
        };
    }

    /**
     * What the OA wrote, oldest first.
     *
     * @param whole whether the search got as far back as it had to
     */
    private record History(List<Row> rows, Predicate<MessageId> claimed, boolean whole) {

        /** Looking up a claim costs something, so only what is wanted is looked up. */
        Stream<Row> unclaimed(Predicate<Row> wanted) {
            return rows.stream().filter(wanted).filter(row -> !claimed.test(row.id()));
        }

        Optional<Answer<Optional<MessageId>>> first(Predicate<Row> wanted) {
            return unclaimed(wanted).findFirst().map(row -> Answer.given(Optional.of(row.id())));
        }

        Answer<Optional<MessageId>> nothing() {
            return whole
                    ? Answer.given(Optional.empty())
                    : Answer.missing(new SendOutcome.Uncertain("conversation-too-long"));
        }
    }

    /** As which types of rows a medium may come back (docs/platforms/zalo.md §4.3). */
    private enum SentAs {
        /** Only its address is ever sent. */
        LINK(Set.of()),
        PICTURE(Set.of("photo", "image", "gif")),
        /** A file may turn out to be a picture. */
        FILE(Set.of("file", "photo", "image", "gif"));

        private static final Set<String> SOMETHING_ELSE =
                Set.of(
                        "text",
                        "sticker",
                        "location",
                        "voice",
                        "link",
                        "links",
                        "photo",
                        "image",
                        "gif",
                        "file");

        private final Set<String> types;

        SentAs(Set<String> types) {
            this.types = types;
        }

        static SentAs of(Content.Media.Kind kind) {
            return switch (kind) {
                case IMAGE, GIF, STICKER -> PICTURE;
                case FILE -> FILE;
                case AUDIO, VIDEO -> LINK;
            };
        }

        boolean is(Row row) {
            return types.contains(row.type());
        }

        /** A row of a type nobody has heard of may be anything, and so may a link without words. */
        boolean mayBe(Row row) {
            boolean known = SOMETHING_ELSE.contains(row.type());
            boolean silentLink = row.type().equals("link") && row.words().isBlank();
            return is(row) || !known || silentLink;
        }
    }

    /** One message of the OA; one without a readable time or an id is nobody's. */
    private record Row(MessageId id, Instant time, String type, String words) {
        private static final String FROM_OA = "0";

        static Optional<Row> byTheAccount(JsonNode row) {
            Optional<Instant> time = timeOf(row);
            Optional<String> id = Json.text(row, "message_id");
            boolean byOa = Json.text(row, "src").filter(FROM_OA::equals).isPresent();
            return byOa && time.isPresent() && id.isPresent()
                    ? Optional.of(
                            new Row(
                                    new MessageId(id.get()),
                                    time.get(),
                                    Json.text(row, "type").orElse("").toLowerCase(Locale.ROOT),
                                    Json.text(row, "message").orElse("")))
                    : Optional.empty();
        }

        static Optional<Instant> timeOf(JsonNode row) {
            return Json.text(row, "time").flatMap(Numbers::whole).map(Instant::ofEpochMilli);
        }

        boolean says(String wanted) {
            return type.equals("text") && words.strip().equals(wanted.strip());
        }

        /** Whether the address is in the words; Zalo may call such a text a link. */
        boolean mentions(String address) {
            return words.contains(address);
        }
    }
}
