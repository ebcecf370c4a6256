package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.port.Helpdesk;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatRereadTest {
    private static final Content MISSING =
            new Content.Pending(Content.Media.Kind.FILE, Optional.of("a.pdf"));
    private static final Content FILE =
            new Content.Media(
                    Content.Media.Kind.FILE,
                    URI.create("https://media.example.invalid/a.pdf"),
                    Optional.of("a.pdf"),
                    OptionalLong.of(7));
    private static final String READY =
            """
            {"id":"m-1","message_parts":[{"file":{"name":"a.pdf","file_size_in_bytes":7,
            "url":"https://media.example.invalid/a.pdf"}}]}
            """;
    private static final String NOT_READY =
            "{\"id\":\"m-1\",\"message_parts\":[{\"file\":{\"name\":\"a.pdf\"}}]}";
    private static final String OTHER =
            "{\"id\":\"m-2\",\"message_parts\":[{\"text\":{\"content\":\"khác\"}}]}";

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private final Helpdesk helpdesk = Invented.helpdesk(freshchat);

    @AfterEach
    void stop() {
        freshchat.close();
    }

    @Test
    void findsTheMessageAmongTheNewestAndKeepsAllButItsParts() {
        freshchat.answer(200, page(OTHER, READY));

        assertThat(helpdesk.reread(message(MISSING))).isEqualTo(Answer.given(message(FILE)));
        assertThat(freshchat.onlyRequest().method()).isEqualTo("GET");
        assertThat(freshchat.onlyRequest().target())
                .isEqualTo(
                        "/v2/conversations/conversation-1/messages?page=1&items_per_page=50"
                                + "&from_time=2026-03-02T04%3A05%3A05Z");
    }

    @Test
    void aFileThatIsStillNotReadyIsStillMissing() {
        freshchat.answer(200, page(NOT_READY));

        assertThat(helpdesk.reread(message(MISSING))).isEqualTo(Answer.given(message(MISSING)));
    }

    @Test
    void followsLinksToOlderMessages() {
        freshchat.answer(200, linked("/v2/more?page=2", OTHER)).answer(200, page(READY));

        assertThat(helpdesk.reread(message(MISSING))).isEqualTo(Answer.given(message(FILE)));
    }

    @Test
    void looksAtThreePagesAtMost() {
        for (int next = 2; next < 9; next++) {
            freshchat.answer(200, linked("/v2/more?page=" + next, OTHER));
        }

        assertThat(helpdesk.reread(message(MISSING))).isEqualTo(Answer.given(message(MISSING)));
        assertThat(freshchat.targets()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"messages\":[]}", "{}"})
    void aMessageThatIsNotListedStaysAsItWas(String answer) {
        freshchat.answer(200, answer);

        assertThat(helpdesk.reread(message(MISSING))).isEqualTo(Answer.given(message(MISSING)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500})
    void aFailureIsAMissingAnswer(int status) {
        freshchat.answer(status, "{}");

        assertThat(helpdesk.reread(message(MISSING))).isInstanceOf(Answer.Missing.class);
    }

    private static ChatMessage.FromAgent message(Content part) {
        return new ChatMessage.FromAgent(
                Invented.CONVERSATION,
                new ChatMessage.Author(Optional.of(new AgentId("agent-2")), false, false),
                Optional.of(Invented.USER),
                Optional.of(new ChannelId("channel-1")),
                new MessageId("m-1"),
                Invented.NOW,
                List.of(part));
    }

    private static String page(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    private static String linked(String href, String... messages) {
        return "{\"messages\":[%s],\"link\":{\"href\":\"%s\"}}"
                .formatted(String.join(",", messages), href);
    }
}
