package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static io.oabridge.relay.fakes.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Happening;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Stuck;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer's message that cannot be shown: the agents learn that there is one. */
class GiveUpToHelpdeskTest {
    private static final String KEPT =
            "Reason: 400. It is kept, and an administrator can bring it in again. It can be read in Zalo OA Manager.";

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);
    private final ChatMessage.FromCustomer message = fromCustomer(KHANH, "c1", "where is it?");

    @Test
    void agentsAreToldInTheCustomersConversation() {
        bridge.helpdesk.faults().failNext(Operation.POST, refusal("400"));
        assertThat(bridge.cross(message)).isEqualTo(new Stuck("400"));

        bridge.giveUp(message, "400");

        assertThat(bridge.helpdesk.notes())
                .containsExactly(
                        new RecordingHelpdesk.Note(
                                conversation,
                                "A message of the customer could NOT be shown here: “where is it?”\n"
                                        + KEPT));
    }

    @Test
    void whatTheHelpdeskDoesNotTakeInANoteEitherIsLeftOut() {
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));

        bridge.giveUp(message, "400");

        assertThat(bridge.notes())
                .containsExactly(
                        "A message of the customer could NOT be shown here: [message]\n" + KEPT);
    }

    @Test
    void whatMayBeThereIsToldApart() {
        bridge.helpdesk.faults().failNext(Operation.POST, new SendOutcome.Uncertain("time-out"));
        bridge.cross(message);

        bridge.giveUp(message, "out of time: time-out");

        assertThat(bridge.notes())
                .containsExactly(
                        "A message of the customer MAY be shown here, but nobody can confirm it: “where is it?”\n"
                                + "Look it up in Zalo OA Manager before asking the customer to write again.");
    }

    @Test
    void nothingIsSaidOfWhatArrived() {
        bridge.cross(message);

        bridge.giveUp(message, "400");

        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void agentsAreToldInTheConversationThatWasOpenedForIt() {
        bridge.helpdesk.refuseOnceOpened(refusal("500"));
        ChatMessage.FromCustomer first = fromCustomer(LAN, "c1", "hi");
        assertThat(bridge.cross(first)).isEqualTo(new Stuck("500"));

        bridge.giveUp(first, "500");

        assertThat(bridge.helpdesk.notes())
                .extracting(RecordingHelpdesk.Note::conversation)
                .containsExactly(bridge.contact(LAN).conversation().orElseThrow());
        assertThat(bridge.cross(fromCustomer(LAN, "c2", "anybody there?")))
                .isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.log.calls()).contains("Helpdesk.post");
    }

    @Test
    void whereThereIsNoConversationThereIsNobodyToTell() {
        bridge.giveUp(fromCustomer(LAN, "c1", "hi"), "400");

        assertThat(bridge.notes()).isEmpty();
    }

    static List<Happening.InMessenger> courtesies() {
        MessageId id = new MessageId("s1");
        return List.of(
                new Happening.Signal(KHANH, "follow", id, new Happening.Signal.Sign.Follow()),
                new Happening.OwnerReply(
                        KHANH, "oa_send_text", id, Instant.EPOCH, List.of(new Content.Text("hi"))),
                new Happening.Withdrawal(KHANH, "user_revoke", id));
    }

    @ParameterizedTest
    @MethodSource("courtesies")
    void whatIsNoMessageOfTheCustomerIsNotMissed(Happening.InMessenger happening) {
        bridge.giveUp(happening, "400");

        assertThat(bridge.notes()).isEmpty();
    }
}
