package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatPostingTest {
    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private final FreshchatHelpdesk helpdesk = Invented.helpdesk(freshchat);

    @AfterEach
    void stop() {
        freshchat.close();
    }

    private PostOutcome open() {
        return helpdesk.open(Invented.CONNECTION, Invented.USER, Invented.message("Chào shop 😊"));
    }

    private PostOutcome post() {
        return helpdesk.post(
                Invented.CONNECTION,
                Invented.CONVERSATION,
                Invented.USER,
                Invented.message("Chào shop 😊"));
    }

    private SendOutcome note() {
        return helpdesk.postNote(
                Invented.WITH_NOTE_AUTHOR, Invented.CONVERSATION, "Tin chưa tới khách");
    }

    private static PostOutcome uncertain(String cause) {
        return new PostOutcome.NotPosted(new SendOutcome.Uncertain(cause));
    }

    private JsonNode sent() throws JsonProcessingException {
        return Json.MAPPER.readTree(freshchat.onlyRequest().body());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void opensAConversationWithTheMessageInIt(int status) throws JsonProcessingException {
        freshchat.answer(
                status, "{\"conversation_id\":\"conversation-9\",\"messages\":[{\"id\":\"m-9\"}]}");

        assertThat(open())
                .isEqualTo(
                        new PostOutcome.Posted(
                                new Conversation(
                                        Invented.ACCOUNT, new ConversationId("conversation-9")),
                                new MessageId("m-9")));
        assertThat(freshchat.onlyRequest().method()).isEqualTo("POST");
        assertThat(freshchat.onlyRequest().target()).isEqualTo("/v2/conversations");
        assertThat(freshchat.onlyRequest().authorization()).contains("Bearer invented-token");
        assertThat(sent())
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"status":"new","channel_id":"channel-1","users":[{"id":"user-1"}],
                                 "messages":[{"message_parts":[{"text":{"content":"Chào shop 😊"}}],
                                  "message_type":"normal","actor_type":"user","actor_id":"user-1",
                                  "channel_id":"channel-1"}]}
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'m-9','error_message':'channel is disabled'} | message-failed",
                "{'id':'m-9','error_message':'x','error_code':'40017'} | 40017",
                "{'id':'m-9','error_message':'x','error_code':'Lan wrote something odd'} | message-failed",
                "{'id':'m-9','status':'Failed'} | message-failed",
            })
    void isRefusedWhenTheConversationHoldsAFailedMessage(String message, String code) {
        String failed = message.replace('\'', '"');
        freshchat
                .answer(200, "{\"conversation_id\":\"c-9\",\"messages\":[%s]}".formatted(failed))
                .answer(200, "{\"messages\":[%s]}".formatted(failed))
                .answer(200, failed);
        SendOutcome.Refused refusal = Refusal.MESSAGE_FAILED.because(code);

        assertThat(open())
                .isEqualTo(
                        new PostOutcome.OnlyOpened(
                                new Conversation(Invented.ACCOUNT, new ConversationId("c-9")),
                                refusal));
        assertThat(open()).isEqualTo(new PostOutcome.NotPosted(refusal));
        assertThat(post()).isEqualTo(new PostOutcome.NotPosted(refusal));
    }

    @Test
    void isUncertainWhenTheAnswerDoesNotNameTheMessage() {
        freshchat
                .answer(200, "{\"conversation_id\":\"conversation-9\"}")
                .answer(200, "{\"messages\":[{\"id\":\"m-9\"}]}")
                .answer(200, "{}");

        assertThat(open()).isEqualTo(uncertain("no message id"));
        assertThat(open()).isEqualTo(uncertain("no conversation id"));
        assertThat(post()).isEqualTo(uncertain("no message id"));
    }

    @Test
    void postsAsTheUserIntoAConversation() throws JsonProcessingException {
        freshchat.answer(201, "{\"id\":\"m-9\",\"error_message\":\"\",\"status\":\"Accepted\"}");

        assertThat(post())
                .isEqualTo(new PostOutcome.Posted(Invented.CONVERSATION, new MessageId("m-9")));
        assertThat(freshchat.onlyRequest().target())
                .isEqualTo("/v2/conversations/conversation-1/messages");
        assertThat(sent())
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"message_parts":[{"text":{"content":"Chào shop 😊"}}],
                                 "message_type":"normal","actor_type":"user","actor_id":"user-1"}
                                """));
    }

    @Test
    void writesOnePartForEachContentAndOneKeyForEachPart() throws JsonProcessingException {
        freshchat.answer(200, "{\"id\":\"m-9\"}");

        helpdesk.post(
                Invented.CONNECTION,
                Invented.CONVERSATION,
                Invented.USER,
                Invented.message(
                        new Content.Text("một"),
                        new Content.Location(10.5, 106.25),
                        new Content.Unsupported("widget")));

        assertThat(sent().path("message_parts"))
                .hasSize(3)
                .allSatisfy(part -> assertThat(part).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"code\":400,\"message\":\"This is not the latest conversation of user\"}",
                "400 | {\"code\":400,\"message\":\"NOT THE LATEST CONVERSATION\"}",
                "404 | {\"code\":404,\"status\":\"NOT_FOUND\"}",
                "404 | ",
            })
    void noticesThatAConversationIsOver(int status, String body) {
        freshchat.answer(status, body == null ? "" : body);

        assertThat(post()).isEqualTo(new PostOutcome.ConversationOver());
    }

    @Test
    void doesNotTakeAWrongAddressForAConversationThatIsOver() {
        freshchat.answer(404, "<html>no such page</html>");

        assertThat(post())
                .isEqualTo(
                        new PostOutcome.NotPosted(
                                Refusal.WRONG_BASE_URL.because("wrong-base-url")));
    }

    @Test
    void doesNotRepeatWhatMayHaveArrived() {
        freshchat.hangUp().answer(500, "{}").answer(200, "not json").answer(200, "");

        assertThat(post()).isEqualTo(uncertain("no-answer"));
        assertThat(open()).isEqualTo(uncertain("server-error-500"));
        assertThat(post()).isEqualTo(uncertain("unreadable-answer"));
        assertThat(post()).isEqualTo(uncertain("unreadable-answer"));
        assertThat(freshchat.asked()).hasSize(4);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        freshchat.answer(429, Map.of("Retry-After", "7"), "");

        assertThat(post())
                .isEqualTo(
                        new PostOutcome.NotPosted(
                                new SendOutcome.RetryLater(Duration.ofSeconds(7), "rate-limited")));
    }

    @Test
    void comesBackLaterWhenFreshchatIsNotThere() {
        freshchat.close();

        assertThat(post())
                .isEqualTo(
                        new PostOutcome.NotPosted(
                                new SendOutcome.RetryLater(Duration.ZERO, "not-sent")));
    }

    @Test
    void postsAPrivateNoteInTheNoteAuthorsName() throws JsonProcessingException {
        freshchat.answer(200, "{\"id\":\"m-9\"}");

        assertThat(note()).isEqualTo(new SendOutcome.Sent(new MessageId("m-9")));
        assertThat(freshchat.onlyRequest().target())
                .isEqualTo("/v2/conversations/conversation-1/messages");
        assertThat(sent())
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"message_parts":[{"text":{"content":"Tin chưa tới khách"}}],
                                 "message_type":"private","actor_type":"agent","actor_id":"agent-1"}
                                """));
    }

    @Test
    void refusesANoteThatNobodyCanSign() {
        SendOutcome outcome =
                helpdesk.postNote(Invented.CONNECTION, Invented.CONVERSATION, "Tin chưa tới khách");

        assertThat(outcome)
                .asInstanceOf(type(SendOutcome.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("no-note-author");
                    assertThat(refused.forAdmin().english()).contains("freshchatAgentId");
                    assertThat(refused.forAdmin().vietnamese()).contains("freshchatAgentId");
                });
        assertThat(freshchat.asked()).isEmpty();
    }

    @Test
    void saysWhatBecameOfANote() {
        freshchat
                .answer(200, "{}")
                .answer(200, "{\"id\":\"m-9\",\"status\":\"Failed\"}")
                .answer(404, "{\"status\":\"AGENT_NOT_FOUND\"}")
                .answer(502, "");

        assertThat(note()).isInstanceOf(SendOutcome.Sent.class);
        assertThat(note()).isEqualTo(Refusal.MESSAGE_FAILED.because("message-failed"));
        assertThat(note()).isEqualTo(Refusal.AGENT_NOT_FOUND.because("404 AGENT_NOT_FOUND"));
        assertThat(note()).isEqualTo(new SendOutcome.Uncertain("server-error-502"));
    }
}
