package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ChatMessage.Author;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message that is out of tries: the agent learns where each of its parts stands. */
class GiveUpTest {
    private static final SendOutcome.RetryLater BUSY =
            new SendOutcome.RetryLater(Duration.ZERO, "rate-limited");
    private static final String KEPT =
            "It was tried again and again without success (rate-limited). It is kept, and an administrator can send it again.";

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final ChatMessage.FromAgent message =
            fromAgent(bridge.acquainted(KHANH), "a1", "one|two", "three");

    @Test
    void aMessageOfWhichNothingArrivedIsQuotedFromItsBeginning() {
        bridge.giveUp(message, "rate-limited");

        assertThat(bridge.notes()).containsExactly("NOT delivered to the customer: “one”\n" + KEPT);
        assertThat(bridge.helpdesk.notes().getFirst().conversation())
                .isEqualTo(message.conversation());
    }

    @Test
    void whatArrivedIsNotCalledMissing() {
        bridge.log.onCall(
                "DeliveryLedger.settle",
                () -> bridge.messenger.faults().failNext(Operation.SEND, BUSY));
        bridge.cross(message);

        bridge.giveUp(message, "rate-limited");

        assertThat(bridge.receivedBy(KHANH)).containsExactly("one");
        assertThat(bridge.notes()).containsExactly("NOT delivered to the customer: “two”\n" + KEPT);
    }

    @Test
    void aLongTextWhoseLinkArrivedIsNotCalledMissing() {
        ChatMessage.FromAgent withLink =
                fromAgent(message.conversation(), "a2", "first|" + "x".repeat(2001), "second");
        bridge.log.onCall(
                "DeliveryLedger.settle",
                () -> bridge.messenger.faults().failNext(Operation.SEND, BUSY));
        bridge.cross(withLink);

        bridge.giveUp(withLink, "rate-limited");

        assertThat(bridge.notes())
                .containsExactly("NOT delivered to the customer: “second”\n" + KEPT);
    }

    @Test
    void whatMayHaveArrivedIsToldApartFromWhatDidNot() {
        bridge.messenger
                .faults()
                .loseNextAnswer(Operation.SEND, new SendOutcome.Uncertain("time-out"));
        bridge.cross(message);

        bridge.giveUp(message, "rate-limited");

        assertThat(bridge.notes()).hasSize(2);
        assertThat(bridge.notes().getFirst())
                .startsWith("This MAY have reached the customer, but nobody can confirm it: “one”");
        assertThat(bridge.notes().getLast())
                .isEqualTo("NOT delivered to the customer: “two”\n" + KEPT);
    }

    @Test
    void aRefusalNobodyWasToldOfIsToldWithItsOwnReason() {
        bridge.messenger.faults().failNext(Operation.SEND, Samples.refusal("-230"));
        bridge.helpdesk.faults().failNext(RecordingHelpdesk.Operation.NOTE, BUSY);
        bridge.cross(message);

        bridge.giveUp(message, "rate-limited");

        assertThat(bridge.notes().getFirst())
                .startsWith("NOT delivered to the customer: “one”\nCode -230. reason -230");
        assertThat(bridge.notes().getLast())
                .isEqualTo("NOT delivered to the customer: “two”\n" + KEPT);
    }

    @Test
    void nothingIsSaidOfAMessageThatArrivedAfterAll() {
        bridge.cross(message);

        bridge.giveUp(message, "rate-limited");

        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void nothingIsSaidOfWhatWasNeverToCross() {
        Author bridgeItself = new Author(Optional.of(Samples.NOTE_AUTHOR), false, true);

        bridge.giveUp(Samples.by(bridgeItself, message), "rate-limited");

        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void nothingIsSaidInConversationsThatAreNotOurs() {
        bridge.giveUp(fromAgent(Samples.conversation("elsewhere"), "a1", "hi"), "rate-limited");

        assertThat(bridge.notes()).isEmpty();
    }
}
