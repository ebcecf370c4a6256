package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static io.oabridge.relay.fakes.Samples.resolution;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Refused;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a customer hears when agents close the conversation. */
class ResolvedNoticeTest {
    private static final String BYE = "Cảm ơn anh chị, hẹn gặp lại!";

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @Test
    void nothingIsSentByDefault() {
        Conversation conversation = bridge.acquainted(KHANH);

        CrossingOutcome outcome = bridge.cross(resolution(conversation, "t1"));

        assertThat(outcome).isEqualTo(new Finished(Result.RESOLVED_NOTICE_OFF));
        assertThat(bridge.receivedBy(KHANH)).isEmpty();
    }

    @Test
    void theNoticeIsSentOnceForEachTimeItIsClosed() {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.change(it -> it.withResolvedNotice(Optional.of(BYE)));

        CrossingOutcome first = bridge.cross(resolution(conversation, "t1"));
        CrossingOutcome repeated = bridge.cross(resolution(conversation, "t1"));
        CrossingOutcome closedAgain = bridge.cross(resolution(conversation, "t2"));

        assertThat(first).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(repeated).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(closedAgain).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly(BYE, BYE);
    }

    @Test
    void aRefusedNoticeIsExplainedToTheAgent() {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.change(it -> it.withResolvedNotice(Optional.of(BYE)));
        bridge.messenger.refuse(new Content.Text(BYE), Samples.refusal("-230"));

        CrossingOutcome outcome = bridge.cross(resolution(conversation, "t1"));

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.notes()).singleElement().asString().contains(BYE, "-230", "reason -230");
    }

    @Test
    void aConversationThatIsNotOursIsLeftAlone() {
        bridge.change(it -> it.withResolvedNotice(Optional.of(BYE)));

        CrossingOutcome outcome = bridge.cross(resolution(Samples.conversation("theirs"), "t1"));

        assertThat(outcome).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.log.calls()).doesNotContain("Messenger.send");
    }

    @Test
    void aFormerConversationThatIsClosedLateIsNoNews() {
        Conversation former = bridge.acquainted(KHANH);
        bridge.helpdesk.end(former);
        bridge.deliver(fromCustomer(KHANH, "m2", "still here"));
        bridge.change(it -> it.withResolvedNotice(Optional.of(BYE)));

        CrossingOutcome outcome = bridge.cross(resolution(former, "t1"));

        assertThat(outcome).isEqualTo(new Finished(Result.OTHER_CONVERSATION));
        assertThat(bridge.receivedBy(KHANH)).isEmpty();
    }

    @Test
    void aNoticeThatIsGivenUpIsToldToTheAgent() {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.change(it -> it.withResolvedNotice(Optional.of(BYE)));

        bridge.giveUp(resolution(conversation, "t1"), "rate-limited");

        assertThat(bridge.notes()).singleElement().asString().contains(BYE, "rate-limited");
    }

    @Test
    void aConversationOfAnAccountWeNoLongerServeIsLeftAlone() {
        Conversation conversation = bridge.acquainted(KHANH);
        bridge.connections.forget(KHANH.connection());

        CrossingOutcome outcome = bridge.cross(resolution(conversation, "t1"));

        assertThat(outcome).isEqualTo(new Finished(Result.UNKNOWN_CONNECTION));
    }
}
