package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.PostOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatFindPostedTest {
    private static final Instant NOT_BEFORE = Instant.parse("2026-03-02T04:05:06Z");
    private static final String PAGE_1 =
            "/v2/conversations/conversation-1/messages?page=1&items_per_page=50&from_time=2026-03-02T04%3A03%3A06Z";

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private final FreshchatHelpdesk helpdesk = Invented.helpdesk(freshchat);

    @AfterEach
    void stop() {
        freshchat.close();
    }

    private Answer<Optional<PostOutcome.Posted>> find(
            Optional<Conversation> known,
            ChatMessage.FromCustomer message,
            Predicate<MessageId> claimed) {
        return helpdesk.findPosted(
                Invented.CONNECTION, known, Invented.USER, message, NOT_BEFORE, claimed);
    }

    private Answer<Optional<PostOutcome.Posted>> findInKnown(String text, String... claimed) {
        return find(
                Optional.of(Invented.CONVERSATION),
                Invented.message(text),
                id -> Set.of(claimed).contains(id.value()));
    }

    private Answer<Optional<PostOutcome.Posted>> findInNewest(String text) {
        return find(Optional.empty(), Invented.message(text), id -> false);
    }

    private static String message(String id, String second, String text) {
        return """
        {"id":"%s","created_time":"2026-03-02T04:05:%s.000Z","actor_type":"user","actor_id":"user-1",
         "message_parts":[{"text":{"content":"%s"}}]}
        """
                .formatted(id, second, text);
    }

    private static String page(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    private static String pageWithNext(String href, String... messages) {
        return "{\"messages\":[%s],\"link\":{\"rel\":\"next\",\"href\":\"%s\"}}"
                .formatted(String.join(",", messages), href);
    }

    private static Answer<Optional<PostOutcome.Posted>> found(String conversation, String id) {
        return Answer.given(
                Optional.of(
                        new PostOutcome.Posted(
                                new Conversation(
                                        Invented.ACCOUNT, new ConversationId(conversation)),
                                new MessageId(id))));
    }

    private static Answer<Optional<PostOutcome.Posted>> found(String id) {
        return found("conversation-1", id);
    }

    private static Answer<Optional<PostOutcome.Posted>> notThere() {
        return Answer.given(Optional.empty());
    }

    @Test
    void findsTheMessageInTheKnownConversation() {
        freshchat.answer(200, page(message("m-2", "09", "khác"), message("m-1", "08", "alo")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
        assertThat(freshchat.onlyRequest().method()).isEqualTo("GET");
        assertThat(freshchat.onlyRequest().target()).isEqualTo(PAGE_1);
    }

    @Test
    void takesTheOldestThatNobodyHasClaimed() {
        String three =
                page(
                        message("m-3", "09", "alo"),
                        message("m-2", "08", "alo"),
                        message("m-1", "07", "alo"));
        freshchat.answer(200, three).answer(200, three).answer(200, three);

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
        assertThat(findInKnown("alo", "m-1")).isEqualTo(found("m-2"));
        assertThat(findInKnown("alo", "m-1", "m-2", "m-3")).isEqualTo(notThere());
    }

    @Test
    void allowsForClocksThatDiffer() {
        freshchat.answer(
                200,
                page(
                        message("m-1", "00", "alo"),
                        message("m-0", "00", "alo").replace("04:05:00", "04:03:05")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"actor_type\":\"user\" > \"actor_type\":\"agent\"",
                "\"actor_id\":\"user-1\" > \"actor_id\":\"user-2\"",
                "\"content\":\"alo\" > \"content\":\"alo!\"",
                "\"id\":\"m-1\" > \"x\":\"m-1\"",
                "{\"text\" > {\"text\":{\"content\":\"và\"}},{\"text\"",
                "\"id\":\"m-1\" > \"id\":\"m-1\",\"error_message\":\"not posted\"",
                "\"id\":\"m-1\" > \"id\":\"m-1\",\"status\":\"Failed\"",
            })
    void doesNotTakeAnotherMessageForOurs(String change) {
        String[] fromTo = change.split(" > ", -1);
        String original = message("m-1", "08", "alo");
        String other = original.replace(fromTo[0], fromTo[1]);
        freshchat.answer(200, page(other));

        assertThat(other).isNotEqualTo(original);
        assertThat(findInKnown("alo")).isEqualTo(notThere());
    }

    @Test
    void recognisesTextThatCameBackWithOtherBlanksAndEntities() {
        freshchat.answer(200, page(message("m-1", "08", "a &lt; b &amp; c  d ")));

        assertThat(findInKnown("a < b & c\nd")).isEqualTo(found("m-1"));
    }

    @Test
    void recognisesAllPartsOfAMessage() {
        String two =
                message("m-1", "08", "một")
                        .replace(
                                "]",
                                ",{\"text\":{\"content\":\"[Vị trí] 1.5, 2.5 https://www.google.com/maps?q=1.5,2.5\"}}]");
        freshchat.answer(200, page(two));

        assertThat(
                        find(
                                Optional.of(Invented.CONVERSATION),
                                Invented.message(
                                        new Content.Text("một"), new Content.Location(1.5, 2.5)),
                                id -> false))
                .isEqualTo(found("m-1"));
    }

    @Test
    void recognisesAPictureByBeingOne() {
        String picture =
                message("m-1", "08", "alo")
                        .replace(
                                "{\"text\":{\"content\":\"alo\"}}",
                                "{\"image\":{\"url\":\"https://fc.example/1\"}}");
        freshchat.answer(200, page(message("m-2", "09", "alo"), picture));

        assertThat(
                        find(
                                Optional.of(Invented.CONVERSATION),
                                Invented.message(
                                        new Content.Media(
                                                Content.Media.Kind.STICKER,
                                                URI.create("https://media.example/1"))),
                                id -> false))
                .isEqualTo(found("m-1"));
    }

    @Test
    void followsLinksToFurtherPages() {
        String second = "/v2/conversations/conversation-1/messages?page=2&items_per_page=50";
        freshchat
                .answer(200, pageWithNext(second, message("m-9", "09", "khác")))
                .answer(200, page(message("m-1", "08", "alo")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
        assertThat(freshchat.targets()).containsExactly(PAGE_1, second);
        assertThat(freshchat.asked().get(1).authorization()).contains("Bearer invented-token");
    }

    @Test
    void takesTheOldestOfAllPages() {
        freshchat
                .answer(200, pageWithNext("/v2/next", message("m-2", "09", "alo")))
                .answer(200, page(message("m-1", "08", "alo")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
    }

    @Test
    void stopsAtAnEmptyPage() {
        freshchat.answer(200, pageWithNext("/v2/next"));

        assertThat(findInKnown("alo")).isEqualTo(notThere());
        assertThat(freshchat.asked()).hasSize(1);
    }

    @Test
    void cannotTellWhenThereAreMorePagesThanItReads() {
        for (int page = 2; page <= 7; page++) {
            freshchat.answer(
                    200, pageWithNext("/v2/next?page=" + page, message("m-9", "09", "khác")));
        }

        assertThat(findInKnown("alo"))
                .isEqualTo(Answer.missing(new SendOutcome.Uncertain("too-many-messages")));
        assertThat(freshchat.asked()).hasSize(5);
    }

    @Test
    void doesNotReadTheSamePageForever() {
        freshchat
                .answer(200, pageWithNext("/v2/next", message("m-9", "09", "khác")))
                .answer(200, pageWithNext("/v2/next", message("m-1", "08", "alo")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
        assertThat(freshchat.asked()).hasSize(2);
    }

    @Test
    void neverFollowsALinkToAnotherHost() {
        try (LoopbackFreshchat elsewhere = new LoopbackFreshchat()) {
            freshchat.answer(
                    200,
                    pageWithNext(elsewhere.origin() + "/v2/next", message("m-9", "09", "khác")));

            assertThat(findInKnown("alo"))
                    .isEqualTo(Answer.missing(new SendOutcome.Uncertain("page-link-elsewhere")));
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void followsAWholeAddressOnTheSameHost() {
        freshchat
                .answer(
                        200,
                        pageWithNext(freshchat.origin() + "/v2/next", message("m-9", "09", "khác")))
                .answer(200, page(message("m-1", "08", "alo")));

        assertThat(findInKnown("alo")).isEqualTo(found("m-1"));
        assertThat(freshchat.targets()).containsExactly(PAGE_1, "/v2/next");
    }

    @Test
    void looksIntoTheUsersConversationsWhenNoneIsKnown() {
        freshchat
                .answer(
                        200,
                        "{\"conversations\":[{\"id\":\"c-1\"},{\"id\":\"c-2\"},{\"id\":\"c-3\"}]}")
                .answer(200, page())
                .answer(200, page(message("m-1", "08", "alo")));

        assertThat(findInNewest("alo")).isEqualTo(found("c-2", "m-1"));
        assertThat(freshchat.targets().getFirst()).isEqualTo("/v2/users/user-1/conversations");
        assertThat(freshchat.asked()).hasSize(3);
    }

    @Test
    void looksAtBothEndsOfALongList() {
        freshchat
                .answer(
                        200,
                        "{\"conversations\":[{\"id\":\"c-1\"},{\"id\":\"c-2\"},{\"id\":\"c-3\"},{\"id\":\"c-4\"}]}")
                .answer(200, page())
                .answer(200, page())
                .answer(200, page());

        assertThat(findInNewest("alo")).isEqualTo(notThere());
        assertThat(freshchat.targets().subList(1, 4))
                .extracting(target -> target.replaceAll(".*/(c-\\d)/.*", "$1"))
                .containsExactly("c-1", "c-2", "c-4");
    }

    @Test
    void findsNothingForAUserWithoutConversations() {
        freshchat.answer(200, "{\"conversations\":[]}");

        assertThat(findInNewest("alo")).isEqualTo(notThere());
    }

    @Test
    void cannotTellWhenReadingFails() {
        Answer<Optional<PostOutcome.Posted>> later =
                Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, "server-error-500"));
        freshchat
                .answer(500, "{}")
                .answer(500, "{}")
                .answer(200, pageWithNext("/v2/next", message("m-9", "09", "khác")))
                .answer(500, "{}")
                .answer(200, "{\"conversations\":[{\"id\":\"c-1\"}]}")
                .answer(500, "{}");

        assertThat(findInKnown("alo")).isEqualTo(later);
        assertThat(findInNewest("alo")).isEqualTo(later);
        assertThat(findInKnown("alo")).isEqualTo(later);
        assertThat(findInNewest("alo")).isEqualTo(later);
    }
}
