package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.HelpdeskHistory.Posted;
import io.oabridge.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshchatPostsTest {
    private static final Instant SINCE = Instant.parse("2026-03-02T04:00:00Z");
    private static final String NONE = "{\"conversations\":[]}";

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private final FreshchatPosts posts =
            new FreshchatPosts(
                    new HttpTransport(Duration.ofSeconds(20)),
                    new FakeSecretSource(freshchat.account()),
                    CallBudget.unlimited(),
                    InstantSource.fixed(Invented.NOW));

    @AfterEach
    void stop() {
        freshchat.close();
    }

    @Test
    void everyConversationOfTheUserIsRead() {
        freshchat
                .answer(200, "{\"conversations\":[{\"id\":\"c-2\"},{\"id\":\"conversation-1\"}]}")
                .answer(200, page("", message("m-1", "user-1", "một")))
                .answer(200, page("", message("m-2", "user-1", "hai")));

        assertThat(ids(read(Optional.of(Invented.CONVERSATION)))).containsExactly("m-1", "m-2");
        assertThat(freshchat.targets())
                .containsExactly(
                        "/v2/users/user-1/conversations",
                        "/v2/conversations/conversation-1/messages?page=1&items_per_page=50&from_time=2026-03-02T04%3A00%3A00Z",
                        "/v2/conversations/c-2/messages?page=1&items_per_page=50&from_time=2026-03-02T04%3A00%3A00Z");
    }

    @Test
    void onlyWhatTheUserPostedCounts() {
        freshchat
                .answer(200, NONE)
                .answer(
                        200,
                        page(
                                "",
                                message("m-1", "another-user", "một"),
                                message("m-2", "user-1", "hai").replace("\"user\"", "\"agent\""),
                                message("m-3", "user-1", "ba")
                                        .replace("{\"id\"", "{\"status\":\"failed\",\"id\""),
                                message("m-4", "user-1", "bốn")));

        assertThat(ids(read(Optional.of(Invented.CONVERSATION)))).containsExactly("m-4");
    }

    @Test
    void pagesAreFollowedToTheEnd() {
        freshchat
                .answer(200, NONE)
                .answer(200, page("/v2/next", message("m-2", "user-1", "hai")))
                .answer(200, page("", message("m-1", "user-1", "một")));

        assertThat(ids(read(Optional.of(Invented.CONVERSATION)))).containsExactly("m-2", "m-1");
    }

    /** What is left unread would look like something that never arrived. */
    @Test
    void whatCannotAllBeReadIsNoAnswer() {
        freshchat.answer(200, NONE);
        for (int i = 0; i < 20; i++) {
            freshchat.answer(200, page("/v2/next?page=" + i, message("m-" + i, "user-1", "x")));
        }

        assertThat(read(Optional.of(Invented.CONVERSATION)))
                .isEqualTo(Answer.missing(new SendOutcome.Uncertain("too-many-messages")));
    }

    @Test
    void aUserWithTooManyConversationsIsNoAnswer() {
        freshchat.answer(
                200,
                IntStream.range(0, 21)
                        .mapToObj(i -> "{\"id\":\"c-" + i + "\"}")
                        .collect(Collectors.joining(",", "{\"conversations\":[", "]}")));

        assertThat(read(Optional.empty()))
                .isEqualTo(Answer.missing(new SendOutcome.Uncertain("too-many-conversations")));
    }

    @Test
    void aConversationThatIsGoneHoldsNothing() {
        freshchat.answer(200, NONE).answer(404, "{\"code\":404,\"status\":\"NOT_FOUND\"}");

        assertThat(ids(read(Optional.of(Invented.CONVERSATION)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    còn hàng không?                  | true
                    ' còn  hàng không? '             | true
                    > Đỏ hay xanh?\\n\\ncòn hàng không? | true
                    [trả lời một tin nhắn trước]\\n\\ncòn hàng không? | true
                    chị ơi còn hàng không?           | false
                    còn hàng                         | false
                    """)
    void aTextIsTheSameWordsPerhapsBelowAQuotation(String posted, boolean same) {
        freshchat.answer(200, NONE).answer(200, page("", message("m-1", "user-1", posted)));

        assertThat(says(new Content.Text("còn hàng không?"))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IMAGE   | {"image":{"url":"https://fc.example/a"}}            | true
                    STICKER | {"image":{"url":"https://fc.example/a"}}            | true
                    IMAGE   | {"text":{"content":"[Hình ảnh] https://a.example"}} | true
                    IMAGE   | {"file":{"name":"a.pdf"}}                           | false
                    AUDIO   | {"file":{"name":"a.amr"}}                           | true
                    VIDEO   | {"video":{"url":"https://fc.example/a"}}            | true
                    FILE    | {"text":{"content":"tệp đây"}}                      | false
                    """)
    void ofAMediumOnlyTheKindCanBeTold(Content.Media.Kind kind, String part, boolean same) {
        String message =
                message("m-1", "user-1", "x").replace("{\"text\":{\"content\":\"x\"}}", part);
        freshchat
                .answer(200, NONE)
                .answer(200, page("", message))
                .answer(200, NONE)
                .answer(200, page("", message));

        assertThat(says(new Content.Media(kind, URI.create("https://zdn.example/1"))))
                .isEqualTo(same);
        assertThat(says(new Content.OutOfReach(Optional.of(kind), new LocalizedText("v", "e"))))
                .isEqualTo(same);
    }

    @Test
    void whatNobodyKnowsTheKindOfIsNothingThatWasPosted() {
        freshchat.answer(200, NONE).answer(200, page("", message("m-1", "user-1", "một")));

        assertThat(says(new Content.OutOfReach(Optional.empty(), new LocalizedText("v", "e"))))
                .isFalse();
    }

    @Test
    void aLinkIsKnownByItsAddress() {
        freshchat
                .answer(200, NONE)
                .answer(200, page("", message("m-1", "user-1", "Báo giá\\nhttps://example.com/a")));

        assertThat(says(new Content.Link("", "", URI.create("https://example.com/a")))).isTrue();
    }

    private boolean says(Content content) {
        if (read(Optional.of(Invented.CONVERSATION))
                instanceof Answer.Given<List<Posted>>(List<Posted> posted)) {
            return posted.getFirst().says().test(Invented.message(content));
        }
        throw new AssertionError("nothing was read");
    }

    private Answer<List<Posted>> read(Optional<Conversation> known) {
        return posts.postedBy(Invented.CONNECTION, known, Invented.USER, SINCE);
    }

    private static List<String> ids(Answer<List<Posted>> answer) {
        if (answer instanceof Answer.Given<List<Posted>>(List<Posted> posted)) {
            return posted.stream().map(post -> post.id().value()).toList();
        }
        throw new AssertionError("nothing was read: " + answer);
    }

    private static String message(String id, String user, String text) {
        return """
        {"id":"%s","created_time":"2026-03-02T04:05:06.000Z","actor_type":"user","actor_id":"%s",
         "message_parts":[{"text":{"content":"%s"}}]}
        """
                .formatted(id, user, text);
    }

    private static String page(String next, String... messages) {
        return "{\"messages\":["
                + String.join(",", messages)
                + "]"
                + (next.isEmpty() ? "" : ",\"link\":{\"href\":\"" + next + "\"}")
                + "}";
    }
}
