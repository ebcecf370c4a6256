package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Refused;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingHelpdesk.Operation;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.PartState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the messenger refuses for good is explained to the agent, in the conversation. */
class RefusedSendTest {
    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);

    @Test
    void theAgentReadsTheFirstWordsTheCodeTheCauseAndWhatTheAdministratorCanDo() {
        refuse("hello there", "-230");

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", "hello there"));

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.helpdesk.notes())
                .containsExactly(
                        new RecordingHelpdesk.Note(
                                conversation,
                                """
                                NOT delivered to the customer: “hello there”
                                Code -230. reason -230
                                For the administrator: admin -230
                                Other messages of this conversation refused for the same reason in the next 10 minutes are not reported again.\
                                """));
    }

    @Test
    void theNoteIsWrittenInTheLanguageOfTheConnection() {
        bridge.connections.save(
                Samples.connection(Samples.connection().settings().withLanguage(Language.VI)));
        refuse("xin chào", "-230");

        bridge.cross(fromAgent(conversation, "a1", "xin chào"));

        assertThat(bridge.notes())
                .containsExactly(
                        """
                        Tin nhắn CHƯA đến được khách hàng: “xin chào”
                        Mã lỗi -230. lý do -230
                        Dành cho quản trị viên: quản trị -230
                        Trong 10 phút tới, tin nhắn khác trong hội thoại này bị từ chối vì cùng lý do sẽ không được báo lại.\
                        """);
    }

    static Stream<Arguments> quotations() {
        String eighty = "x".repeat(80);
        String faces = "😀".repeat(80);
        return Stream.of(
                Arguments.of(new Content.Text("  100 % sure  "), "“100 % sure”"),
                Arguments.of(new Content.Text(eighty), "“" + eighty + "”"),
                Arguments.of(new Content.Text(eighty + "y"), "“" + eighty + "…”"),
                Arguments.of(new Content.Text(faces + "😀"), "“" + faces + "…”"),
                Arguments.of(media(Kind.IMAGE, Optional.empty()), "[picture]"),
                Arguments.of(media(Kind.FILE, Optional.of(" ")), "[file]"),
                Arguments.of(media(Kind.FILE, Optional.of("bảng giá.pdf")), "“bảng giá.pdf”"),
                Arguments.of(
                        new Content.Link(" ", "", URI.create("https://shop.example/a")),
                        "“https://shop.example/a”"),
                Arguments.of(
                        new Content.Link("Cửa hàng", "", URI.create("https://shop.example/a")),
                        "“Cửa hàng”"),
                Arguments.of(new Content.Location(10.77, 106.7), "[location]"),
                Arguments.of(new Content.ContactCard("Bình", "0900000000"), "[business card]"),
                Arguments.of(
                        new Content.Choices(
                                List.of(
                                        new Content.Choices.Choice("Có", Optional.empty()),
                                        new Content.Choices.Choice("Không", Optional.empty()))),
                        "“Có / Không”"));
    }

    private static Content media(Kind kind, Optional<String> name) {
        return new Content.Media(
                kind, URI.create("https://files.example/1"), name, OptionalLong.empty());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfMediaIsNamedInWords(Kind kind) {
        Content part = media(kind, Optional.empty());
        bridge.messenger.refuse(part, refusal("-230"));

        bridge.cross(fromAgent(conversation, "a1", List.of(part)));

        assertThat(bridge.notes().getFirst().lines().findFirst().orElseThrow())
                .matches("NOT delivered to the customer: \\[[a-z ]+\\]");
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void theNoteQuotesNoMoreThanEightyCharacters(Content part, String quoted) {
        bridge.messenger.refuse(part, refusal("-230"));

        bridge.cross(fromAgent(conversation, "a1", List.of(part)));

        assertThat(bridge.notes().getFirst().lines().findFirst())
                .contains("NOT delivered to the customer: " + quoted);
    }

    @Test
    void theAgentIsToldBeforeThePartIsSettled() {
        refuse("bad", "-230");

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.log.calls())
                .containsSubsequence(
                        "Messenger.send", "Helpdesk.postNote", "DeliveryLedger.settle");
    }

    @Test
    void laterPartsAreStillTried() {
        refuse("bad", "-230");

        CrossingOutcome outcome =
                bridge.cross(fromAgent(conversation, "a1", "one", "bad", "three"));

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("one", "three");
    }

    @Test
    void theSameCodeIsExplainedOncePerMessage() {
        refuse("bad", "-230");
        refuse("worse", "-230");
        refuse("worst", "-211");
        var message = fromAgent(conversation, "a1", "bad", "worse", "worst");

        bridge.cross(message);

        assertThat(bridge.notes())
                .extracting(note -> note.lines().toList().get(1))
                .containsExactly("Code -230. reason -230", "Code -211. reason -211");
        assertThat(bridge.state(message, 1)).isEqualTo(new PartState.Refused("-230"));
    }

    @Test
    void aRefusalWeighsMoreThanAnUncertainPart() {
        refuse("bad", "-230");
        var message = fromAgent(conversation, "a1", "lost", "bad");
        bridge.messenger
                .faults()
                .failNext(RecordingMessenger.Operation.SEND, new SendOutcome.Uncertain("time-out"));
        bridge.messenger
                .faults()
                .failNext(
                        RecordingMessenger.Operation.FIND_SENT,
                        new SendOutcome.Uncertain("time-out"));

        CrossingOutcome result = bridge.deliver(message);

        assertThat(result).isEqualTo(new Refused("-230"));
        assertThat(bridge.notes()).hasSize(2);
    }

    @Test
    void aMessageRefusedForSeveralReasonsIsCountedByTheFirst() {
        refuse("bad", "-320");
        refuse("worse", "-230");

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", "ok", "bad", "worse"));

        assertThat(outcome).isEqualTo(new Refused("-320"));
    }

    @Test
    void aNoteNobodyCanSignIsCountedAndHoldsNothingBack() {
        bridge.connections.save(Samples.connection(ConnectionSettings.defaults(Samples.CHANNEL)));
        refuse("bad", "-230");
        var message = fromAgent(conversation, "a1", "bad", "good");

        CrossingOutcome outcome = bridge.cross(message);

        assertThat(outcome).isEqualTo(new Refused("-230"));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("good");
        assertThat(bridge.meter.counted()).containsExactly("NOTE_NOT_POSTED no-note-author");
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Refused("-230"));
    }

    @Test
    void aNoteThatIsPostedIsNotCountedAsMissing() {
        refuse("bad", "-230");

        bridge.cross(fromAgent(conversation, "a1", "bad"));

        assertThat(bridge.meter.counted()).isEmpty();
    }

    static Stream<Arguments> notesThatMayBeMissing() {
        return Stream.of(
                Arguments.of(
                        new SendOutcome.RetryLater(Duration.ofSeconds(8), "rate-limited"),
                        new Waiting(Duration.ofSeconds(8), "rate-limited")),
                Arguments.of(
                        new SendOutcome.Uncertain("time-out"),
                        new Waiting(Duration.ZERO, "time-out")),
                Arguments.of(
                        new SendOutcome.TokenRejected("401"), new Waiting(Duration.ZERO, "401")));
    }

    @ParameterizedTest
    @MethodSource("notesThatMayBeMissing")
    void aNoteThatMayBeMissingHoldsTheMessageUntilTheAgentIsTold(
            SendOutcome.Failure failure, CrossingOutcome expected) {
        refuse("bad", "-230");
        bridge.helpdesk.faults().failNext(Operation.NOTE, failure);
        var message = fromAgent(conversation, "a1", "bad", "good");

        CrossingOutcome first = bridge.cross(message);
        PartState meanwhile = bridge.state(message, 0);
        int receivedMeanwhile = bridge.receivedBy(KHANH).size();
        CrossingOutcome second = bridge.cross(message);

        assertThat(first).isEqualTo(expected);
        assertThat(meanwhile).isEqualTo(new PartState.Untold(refusal("-230")));
        assertThat(receivedMeanwhile).isZero();
        assertThat(second).isEqualTo(new Refused("-230"));
        assertThat(bridge.notes()).hasSize(1);
        assertThat(bridge.receivedBy(KHANH)).containsExactly("good");
    }

    @Test
    void whatWasRefusedIsNotSentAgainWhileTheAgentIsNotTold() {
        bridge.messenger.faults().failNext(RecordingMessenger.Operation.SEND, refusal("-230"));
        bridge.helpdesk
                .faults()
                .failNext(Operation.NOTE, new SendOutcome.RetryLater(Duration.ZERO, "busy"));
        var message = fromAgent(conversation, "a1", "bad");

        CrossingOutcome outcome = bridge.deliver(message);

        assertThat(outcome).isEqualTo(new CrossingOutcome.Refused("-230"));
        assertThat(bridge.receivedBy(KHANH)).isEmpty();
        assertThat(bridge.notes()).hasSize(1);
        assertThat(bridge.state(message, 0)).isEqualTo(new PartState.Refused("-230"));
    }

    @Test
    void aRefusedMessageThatArrivesAgainIsNotExplainedAgain() {
        refuse("bad", "-230");
        var message = fromAgent(conversation, "a1", "bad");
        bridge.cross(message);

        CrossingOutcome again = bridge.cross(message);

        assertThat(again).isEqualTo(new Finished(Result.DUPLICATE));
        assertThat(bridge.notes()).hasSize(1);
    }

    private void refuse(String words, String code) {
        bridge.messenger.refuse(new Content.Text(words), refusal(code));
    }
}
