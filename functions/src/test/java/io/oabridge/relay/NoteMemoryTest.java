package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static io.oabridge.relay.fakes.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Refused;
import io.oabridge.relay.fakes.CallLog.Killed;
import io.oabridge.relay.fakes.CallLog.Moment;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One cause does not fill a conversation with notes; and a note finds the agent who needs it. */
class NoteMemoryTest {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);

    @BeforeEach
    void nothingGetsThrough() {
        bridge.messenger.refuse(new Content.Text("bad"), refusal("-230"));
        bridge.messenger.refuse(new Content.Text("worse"), refusal("-211"));
    }

    @Test
    void theSameCauseIsNotRepeatedWithinTenMinutes() {
        bridge.cross(fromAgent(conversation, "a1", "bad"));
        bridge.clock.advance(QUIET.minusSeconds(1));

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a2", "bad"));

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.notes()).hasSize(1);
    }

    @Test
    void theSameCauseIsToldAgainAfterTenMinutes() {
        bridge.cross(fromAgent(conversation, "a1", "bad"));
        bridge.clock.advance(QUIET);

        bridge.cross(fromAgent(conversation, "a2", "bad"));

        assertThat(bridge.notes()).hasSize(2);
    }

    @Test
    void anotherCauseIsToldAtOnce() {
        bridge.cross(fromAgent(conversation, "a1", "bad"));

        bridge.cross(fromAgent(conversation, "a2", "worse"));

        assertThat(bridge.notes()).hasSize(2);
    }

    @Test
    void anotherConversationIsToldAtOnce() {
        Conversation other = bridge.acquainted(LAN);
        bridge.cross(fromAgent(conversation, "a1", "bad"));

        bridge.cross(fromAgent(other, "a2", "bad"));

        assertThat(bridge.helpdesk.notes())
                .extracting(RecordingHelpdesk.Note::conversation)
                .containsExactly(conversation, other);
    }

    @Test
    void aNoteThatFailedDoesNotCountAsTold() {
        bridge.helpdesk.faults().failNext(Operation.NOTE, new SendOutcome.Uncertain("time-out"));
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("404"));
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("404"));
        bridge.cross(fromAgent(conversation, "a1", "bad"));
        bridge.cross(fromAgent(conversation, "a1", "bad"));

        bridge.cross(fromAgent(conversation, "a2", "bad"));

        assertThat(bridge.notes()).hasSize(1);
        assertThat(bridge.meter.counted()).containsExactly("NOTE_NOT_POSTED 404");
    }

    @Test
    void aCrashBeforeTheNoteIsThereDoesNotSilenceIt() {
        int call = 1;
        bridge.log.spare();
        while (!dies(call)) {
            call++;
        }

        bridge.deliver(fromAgent(conversation, "a" + call, "bad"));

        assertThat(bridge.notes()).hasSize(1);
    }

    @Test
    void aNoteForAFormerConversationGoesToItsSuccessor() {
        Conversation newest = successor();
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.helpdesk.notes())
                .extracting(RecordingHelpdesk.Note::conversation)
                .containsExactly(newest);
        assertThat(bridge.meter.counted()).isEmpty();
    }

    @Test
    void theSuccessorIsTriedOnceInFullAndOncePlainly() {
        successor();
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("404"));

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.notes()).isEmpty();
        assertThat(bridge.meter.counted()).containsExactly("NOTE_NOT_POSTED 404");
    }

    @Test
    void aNoteThatIsNotTakenIsPostedWithoutTheAgentsWords() {
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.notes())
                .singleElement()
                .asString()
                .startsWith("NOT delivered to the customer: [message]\n")
                .contains("-230")
                .doesNotContain("bad");
        assertThat(bridge.meter.counted()).isEmpty();
    }

    @Test
    void thePlainNoteIsTheLastTry() {
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));
        bridge.helpdesk.faults().failNext(Operation.NOTE, refusal("400"));

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.notes()).isEmpty();
        assertThat(bridge.meter.counted()).containsExactly("NOTE_NOT_POSTED 400");
    }

    @Test
    void whereNoNoteIsTakenAtAllOtherWordsAreNotTried() {
        bridge.helpdesk
                .faults()
                .failNext(
                        Operation.NOTE, refusal("403").with(SendOutcome.Refused.Scope.CONNECTION));

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.notes()).isEmpty();
        assertThat(bridge.meter.counted()).containsExactly("NOTE_NOT_POSTED 403");
    }

    @Test
    void whatMayHaveArrivedIsSaidEveryTime() {
        for (String id : new String[] {"a1", "a2"}) {
            bridge.messenger
                    .faults()
                    .failNext(
                            io.oabridge.relay.fakes.RecordingMessenger.Operation.SEND,
                            new SendOutcome.Uncertain("time-out"));
            bridge.messenger
                    .faults()
                    .failNext(
                            io.oabridge.relay.fakes.RecordingMessenger.Operation.FIND_SENT,
                            new SendOutcome.Uncertain("time-out"));
            bridge.deliver(fromAgent(conversation, id, "lost"));
        }

        assertThat(bridge.notes()).hasSize(2);
    }

    private Conversation successor() {
        bridge.helpdesk.end(conversation);
        bridge.deliver(fromCustomer(KHANH, "m2", "again"));
        return bridge.contact(KHANH).conversation().orElseThrow();
    }

    /** Kills the process at a call for a new message; true once that call is the note. */
    private boolean dies(int call) {
        bridge.log.killAt(call, Moment.BEFORE_EFFECT);
        try {
            bridge.cross(fromAgent(conversation, "a" + call, "bad"));
            throw new AssertionError("no note before call " + call);
        } catch (Killed _) {
            return bridge.log.calls().getLast().equals("Helpdesk.postNote");
        } finally {
            bridge.log.spare();
            bridge.clock.advance(BridgeUnderTest.REDELIVERY);
        }
    }
}
