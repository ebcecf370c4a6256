package io.oabridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HappeningTest {
    private static final Conversation TALK =
            new Conversation(new HelpdeskAccountId("desk"), new ConversationId("talk"));

    /** The ledger keeps these words for as long as it remembers a delivery. */
    @Test
    void theKindsOfTheHelpdeskAreNamedAlikeForGood() {
        var said =
                new ChatMessage.FromAgent(
                        TALK,
                        new ChatMessage.Author(Optional.empty(), false, false),
                        Optional.empty(),
                        Optional.empty(),
                        new MessageId("1"),
                        Instant.EPOCH,
                        List.of(new Content.Text("chào")));

        assertThat(said.kind()).isEqualTo("message");
        assertThat(new Happening.Resolution(TALK, new MessageId("1")).kind()).isEqualTo("resolved");
    }

    @Test
    void aRefusalKeepsItsWordsWhenItIsAboutMore() {
        LocalizedText words = new LocalizedText("vì sao", "why");
        var refused = new SendOutcome.Refused("-1", words, words);

        SendOutcome.Refused wider = refused.with(SendOutcome.Refused.Scope.CONNECTION);

        assertThat(refused.scope()).isEqualTo(SendOutcome.Refused.Scope.MESSAGE);
        assertThat(wider)
                .isEqualTo(
                        new SendOutcome.Refused(
                                "-1", SendOutcome.Refused.Scope.CONNECTION, words, words));
    }
}
