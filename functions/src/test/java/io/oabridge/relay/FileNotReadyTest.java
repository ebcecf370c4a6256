package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileNotReadyTest {
    private static final Content WORDS = new Content.Text("price list");
    private static final Content MORE = new Content.Text("see page two");
    private static final Content MISSING =
            new Content.Pending(Content.Media.Kind.FILE, Optional.of("a.pdf"));
    private static final Content FILE =
            new Content.Media(Content.Media.Kind.FILE, URI.create("https://files.example/a.pdf"));

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);
    private final ChatMessage.FromAgent message =
            fromAgent(conversation, "a1", List.of(WORDS, MISSING));

    @Test
    void aFileThatIsThereWhenItIsLookedForCrossesAtOnce() {
        bridge.helpdesk.complete(fromAgent(conversation, "a1", List.of(WORDS, FILE)));

        assertThat(bridge.cross(message)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS, FILE);
    }

    @Test
    void nothingCrossesWhileAFileIsAwaited() {
        assertThat(bridge.cross(message))
                .isEqualTo(new Waiting(Duration.ofSeconds(2), "file-not-ready"));
        assertThat(bridge.messenger.receivedBy(KHANH)).isEmpty();

        bridge.clock.advance(Duration.ofSeconds(2));
        bridge.helpdesk.complete(fromAgent(conversation, "a1", List.of(WORDS, FILE)));

        assertThat(bridge.cross(message)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS, FILE);
    }

    @Test
    void aFileThatStaysAwayForAMinuteIsToldToTheAgentAndHoldsBackNothing() {
        ChatMessage.FromAgent withMore =
                fromAgent(conversation, "a1", List.of(WORDS, MISSING, MORE));
        bridge.clock.advance(Duration.ofMinutes(1));

        assertThat(bridge.cross(withMore)).isEqualTo(new CrossingOutcome.Refused("no-address"));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS, MORE);
        assertThat(bridge.notes()).singleElement().asString().contains("“a.pdf”", "no-address");
    }

    @Test
    void aFileIsStillLookedForWhenTheMessageIsOld() {
        bridge.clock.advance(Duration.ofHours(1));
        bridge.helpdesk.complete(fromAgent(conversation, "a1", List.of(WORDS, FILE)));

        assertThat(bridge.cross(message)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS, FILE);
    }

    @Test
    void aFileThatCouldNotBeAskedForIsNotGivenUp() {
        bridge.clock.advance(Duration.ofMinutes(2));
        bridge.helpdesk.complete(fromAgent(conversation, "a1", List.of(WORDS, FILE)));
        bridge.helpdesk
                .faults()
                .failNext(
                        Operation.REREAD,
                        new SendOutcome.RetryLater(Duration.ofSeconds(7), "rate-limited"));
        bridge.helpdesk.faults().failNext(Operation.REREAD, new SendOutcome.Uncertain("time-out"));

        assertThat(bridge.cross(message))
                .isEqualTo(new Waiting(Duration.ofSeconds(7), "file-not-ready"));
        assertThat(bridge.cross(message)).isEqualTo(new Waiting(Duration.ZERO, "file-not-ready"));
        assertThat(bridge.cross(message)).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS, FILE);
    }

    @Test
    void aMessageThatMayNotBeReadHoldsNothingBackForLongerThanAMinute() {
        bridge.helpdesk.faults().failNext(Operation.REREAD, refusal("500"));
        bridge.helpdesk.faults().failNext(Operation.REREAD, refusal("404"));

        assertThat(bridge.cross(message))
                .isEqualTo(new Waiting(Duration.ofSeconds(2), "file-not-ready"));
        bridge.clock.advance(Duration.ofMinutes(2));

        assertThat(bridge.cross(message)).isEqualTo(new CrossingOutcome.Refused("no-address"));
        assertThat(bridge.messenger.receivedBy(KHANH)).containsExactly(WORDS);
    }

    @Test
    void aMessageThatLacksNoFileIsNotReadAgain() {
        bridge.cross(fromAgent(conversation, "a2", "hello"));

        assertThat(bridge.log.calls()).doesNotContain("Helpdesk.reread");
    }
}
