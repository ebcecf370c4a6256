package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Language;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.RecordingHelpdesk.Note;
import io.oabridge.relay.fakes.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What arrives late is delivered, and the agent learns when it was written. */
class LateNotesTest {
    /** From when the samples are written until they are too old to be taken for new. */
    private static final Duration UNTIL_LATE = LateNotes.LATE.minusSeconds(2);

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);

    @Test
    void whatArrivesWithinAnHourSpeaksForItself() {
        bridge.clock.advance(UNTIL_LATE.minusMillis(1));

        bridge.deliver(fromCustomer(KHANH, "z1", "hello"));
        bridge.deliver(fromAgent(conversation, "a1", "hello"));

        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void theAgentLearnsWhenACustomerWroteWhatArrivesLate() {
        bridge.clock.advance(UNTIL_LATE);

        bridge.deliver(fromCustomer(KHANH, "z1", "hello"));

        assertThat(bridge.readOf(KHANH)).endsWith("hello");
        assertThat(bridge.helpdesk.notes())
                .containsExactly(
                        new Note(
                                conversation,
                                "⏰ The customer wrote the message above at 14:59 2/3/2026 (Vietnam"
                                        + " time); it arrives only now. Others of the next 10"
                                        + " minutes may be old as well."));
    }

    @Test
    void theAgentLearnsWhatReachedTheCustomerLate() {
        bridge.clock.advance(Duration.ofHours(20));
        bridge.change(settings -> settings.withLanguage(Language.VI));

        bridge.deliver(fromAgent(conversation, "a1", "chào anh"));

        assertThat(bridge.receivedBy(KHANH)).containsExactly("chào anh");
        assertThat(bridge.notes())
                .containsExactly(
                        "⏰ Tin nhắn soạn lúc 14:59 2/3/2026 (giờ Việt Nam) bây giờ mới đến được"
                                + " khách hàng. Các tin khác gửi đi trong 10 phút tới cũng có thể"
                                + " là tin cũ.");
    }

    @Test
    void aBacklogIsToldOfOnceInTenMinutes() {
        bridge.clock.advance(Duration.ofHours(20));

        bridge.deliver(fromCustomer(KHANH, "z1", "one"));
        bridge.deliver(fromCustomer(KHANH, "z2", "two"));
        assertThat(bridge.notes()).hasSize(1);

        bridge.clock.advance(AgentNotes.QUIET);
        bridge.deliver(fromCustomer(KHANH, "z3", "three"));
        assertThat(bridge.notes()).hasSize(2);
    }

    @Test
    void whatArrivedInTimeIsNotLateWhenItIsRepeated() {
        bridge.deliver(fromCustomer(KHANH, "z1", "hello"));
        bridge.clock.advance(Duration.ofHours(20));

        assertThat(bridge.deliver(fromCustomer(KHANH, "z1", "hello")))
                .isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.notes()).isEmpty();
    }

    @Test
    void withoutAnAgentToSignItThereIsNoNote() {
        bridge.connections.save(Samples.connection(ConnectionSettings.defaults(Samples.CHANNEL)));
        bridge.clock.advance(Duration.ofHours(20));

        assertThat(bridge.deliver(fromCustomer(KHANH, "z1", "hello")))
                .isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.notes()).isEmpty();
        assertThat(bridge.meter.counted()).doesNotContain("NOTE_NOT_POSTED late");
    }
}
