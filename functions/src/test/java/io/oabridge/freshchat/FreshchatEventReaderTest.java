package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatEventReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T05:00:00Z");

    private static ChatMessage.FromAgent read(String body) {
        return (ChatMessage.FromAgent) FreshchatEventReader.read(body, NOW).orElseThrow();
    }

    private static String body(String fields) {
        return """
        {"action":"message_create","action_time":"2026-03-02T04:05:06.320Z","data":{"message":{
          "app_id":"app","id":"m-1","conversation_id":"c-1","actor_type":"agent",%s}}}
        """
                .formatted(fields.replace('\'', '"'));
    }

    private static List<Content> parts(String parts) {
        return read(body("'message_parts':" + parts)).parts();
    }

    @Test
    void readsWhoWroteWhatWhereAndWhen() {
        ChatMessage.FromAgent message = read(Samples.text("message_create.json"));

        assertThat(message)
                .isEqualTo(
                        new ChatMessage.FromAgent(
                                new Conversation(
                                        new HelpdeskAccountId(Samples.APP_ID),
                                        new ConversationId(Samples.CONVERSATION_ID)),
                                new ChatMessage.Author(
                                        Optional.of(new AgentId(Samples.AGENT_ID)), false, false),
                                Optional.of(new HelpdeskUserId(Samples.USER_ID)),
                                Optional.of(new ChannelId(Samples.CHANNEL_ID)),
                                new MessageId("0f000000-0000-4000-8000-000000000001"),
                                Instant.parse("2026-03-02T04:05:06.120Z"),
                                List.of(
                                        new Content.Text(
                                                "Dạ, em chào anh. Em kiểm tra đơn hàng giúp mình"
                                                        + " nhé 😊"))));
    }

    @Test
    void knowsABot() {
        assertThat(read(Samples.text("message_create-carousel.json")).author())
                .isEqualTo(
                        new ChatMessage.Author(
                                Optional.of(new AgentId(Samples.BOT_ID)), true, false));
    }

    @ParameterizedTest
    @CsvSource({"api, true", "API, true", "web, false", "'', false"})
    void tellsAProgramsWordsFromThoseTyped(String source, boolean throughApi) {
        String body =
                body(
                        "'message_source':'%s','message_parts':[{'text':{'content':'a'}}]"
                                .formatted(source));

        assertThat(read(body).author().throughApi()).isEqualTo(throughApi);
    }

    @Test
    void doesWithoutWhatOlderMessagesLack() {
        ChatMessage.FromAgent message =
                read(body("'created_time':'yesterday','message_parts':[{'text':{'content':'a'}}]"));

        assertThat(message.user()).isEmpty();
        assertThat(message.channel()).isEmpty();
        assertThat(message.author().agent()).isEmpty();
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-03-02T04:05:06.320Z"));
    }

    @Test
    void takesTheTimeOfArrivalWhenNoOtherIsGiven() {
        String body =
                body("'message_parts':[{'text':{'content':'a'}}]").replace("action_time", "x");

        assertThat(read(body).sentAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "no json",
                "{}",
                "{\"data\":{\"message\":{}}}",
                "{\"data\":{\"message\":{\"app_id\":\"app\",\"id\":\"m-1\",\"conversation_id\":\"c-1\",\"actor_type\":\"agent\"}}}",
                "{\"data\":{\"message\":{\"app_id\":\"app\",\"id\":\"m-1\",\"conversation_id\":\"c-1\",\"actor_type\":\"user\",\"message_parts\":[{\"text\":{\"content\":\"a\"}}]}}}",
            })
    void isEmptyForWhatIsNoMessageToACustomer(String body) {
        assertThat(FreshchatEventReader.read(body, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "app_id", "conversation_id"})
    void isEmptyWithoutTheIdsAMessageIsKnownBy(String field) {
        String body = body("'message_parts':[{'text':{'content':'a'}}]");

        assertThat(FreshchatEventReader.read(body.replace("\"" + field + "\"", "\"x\""), NOW))
                .isEmpty();
    }

    @Test
    void keepsTheOrderAndSkipsBlanks() {
        assertThat(
                        parts(
                                "[{'text':{'content':'một'}},{'text':{'content':'\\r\\n'}},{'text':{'content':'<p></p>'}},{'image':{'url':'https://h.invalid/1.png'}},{'text':{'content':'hai'}}]"))
                .containsExactly(
                        new Content.Text("một"),
                        new Content.Media(
                                Content.Media.Kind.IMAGE, URI.create("https://h.invalid/1.png")),
                        new Content.Text("hai"));
    }

    @Test
    void readsReplyPartsAfterMessageParts() {
        List<Content> parts =
                read(body(
                                "'reply_parts':[{'quick_reply_button':{'label':'Có'}},{'callback':{'label':'Không'}}],'message_parts':[{'text':{'content':'Đặt không?'}}]"))
                        .parts();

        assertThat(parts)
                .containsExactly(
                        new Content.Text("Đặt không?"),
                        new Content.Choices(
                                List.of(
                                        new Choice("Có", Optional.empty()),
                                        new Choice("Không", Optional.empty()))));
    }

    @Test
    void keepsWhatStandsBetweenButtonsWhereItStands() {
        assertThat(
                        parts(
                                "[{'collection':{'sub_parts':[{'quick_reply_button':{'label':'A'}},{'text':{'content':'hoặc'}},{'url_button':{'label':'B','url':'https://h.invalid/b'}}]}}]"))
                .containsExactly(
                        new Content.Choices(List.of(new Choice("A", Optional.empty()))),
                        new Content.Text("hoặc"),
                        new Content.Choices(
                                List.of(
                                        new Choice(
                                                "B",
                                                Optional.of(URI.create("https://h.invalid/b"))))));
    }

    @Test
    void readsADropdownOfReplies() {
        assertThat(
                        parts(
                                "[{'template_content':{'type':'quick_reply_dropdown','sections':[{'name':'options','parts':[{'quick_reply_button':{'label':'S'}},{'quick_reply_button':{'label':'M'}}]}]}}]"))
                .containsExactly(
                        new Content.Choices(
                                List.of(
                                        new Choice("S", Optional.empty()),
                                        new Choice("M", Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text_input':{'placeholder':'Tên'}} | text_input",
                "{'attachment_input':{}} | attachment_input",
                "{'hologram':{'url':'https://h.invalid/1'}} | hologram",
                "{'text':'no object'} | text",
                "{'video':null,'buttons':[{}]} | buttons",
                "{'reference':{'reference_id':'faq-1'}} | reference",
                "{'quick_reply_button':{'payload':'x'}} | quick_reply_button",
                "{'url_button':{}} | url_button",
            })
    void namesWhatItCannotCarry(String part, String kind) {
        assertThat(parts("[" + part + "]")).containsExactly(new Content.Unsupported(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'file':{'name':'a.pdf'}} | FILE | a.pdf",
                "{'file':{'name':'a.pdf','url':'ftp://h.invalid/a.pdf'}} | FILE | a.pdf",
                "{'image':{}} | IMAGE | ''",
                "{'video':{'url':'javascript:alert(1)'}} | VIDEO | ''",
            })
    void aMediumWithoutAnAddressIsPending(String part, Content.Media.Kind kind, String name) {
        assertThat(parts("[" + part + "]"))
                .containsExactly(
                        new Content.Pending(kind, Optional.of(name).filter(it -> !it.isEmpty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':{'content':'a'},'image':null,'note':'x'} | a",
                "{'url_button':{'label':'Gọi','url':'tel:19001000'}} | Gọi: tel:19001000",
                "{'url_button':{'url':'tel:19001000'}} | tel:19001000",
                "{'email':{'subject':'s','content':'<p>a</p>'}} | a",
                "{'reference':{'label':'Đổi trả &amp; hoàn tiền'}} | Đổi trả & hoàn tiền",
                "{'text':{'content':1234}} | 1234",
            })
    void readsAsText(String part, String text) {
        assertThat(parts("[" + part + "]")).containsExactly(new Content.Text(text));
    }

    @ParameterizedTest
    @CsvSource({"183421, 183421", "'183421', 183421", "-5, ", "x, "})
    void readsAFilesSizeWhereThereIsOne(String written, Long size) {
        List<Content> parts =
                parts(
                        "[{'file':{'url':'https://h.invalid/a','name':'a','file_size_in_bytes':'%s'}}]"
                                .formatted(written));

        assertThat(parts)
                .containsExactly(
                        new Content.Media(
                                Content.Media.Kind.FILE,
                                URI.create("https://h.invalid/a"),
                                Optional.of("a"),
                                size == null ? OptionalLong.empty() : OptionalLong.of(size)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h.invalid/bảng giá [1].pdf | https://h.invalid/b%E1%BA%A3ng%20gi%C3%A1%20%5B1%5D.pdf",
                "https://h.invalid/100%.pdf | https://h.invalid/100%25.pdf",
                "https://h.invalid/a%20b.pdf?x=1&y=ế | https://h.invalid/a%20b.pdf?x=1&y=ế",
                "HTTPS://h.invalid/a | HTTPS://h.invalid/a",
            })
    void readsAddressesAsPeopleWriteThem(String written, String address) {
        assertThat(parts("[{'image':{'url':'%s'}}]".formatted(written)))
                .containsExactly(new Content.Media(Content.Media.Kind.IMAGE, URI.create(address)));
    }

    @Test
    void survivesDeepNesting() {
        String deep =
                "{'collection':{'sub_parts':[".repeat(15)
                        + "{'text':{'content':'đáy'}}"
                        + "]}}".repeat(15);

        assertThat(parts("[" + deep + "]")).containsExactly(new Content.Text("đáy"));
    }
}
