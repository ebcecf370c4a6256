package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.FileStore.StoredFile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text beyond the messenger's limit reaches the customer as a link to the whole of it. */
class LongTextTest {
    private static final int LIMIT = 2000;
    private static final String LONG = "Ă".repeat(LIMIT) + "!";

    private final BridgeUnderTest bridge = new BridgeUnderTest();
    private final Conversation conversation = bridge.acquainted(KHANH);

    @ParameterizedTest
    @ValueSource(strings = {"a", "ệ", "e\u0323\u0302", "😀", "🇻🇳", "👩\u200D👩\u200D👧"})
    void upToTheLimitATextStaysAText(String character) {
        String text = upTo(LIMIT, character);

        bridge.cross(fromAgent(conversation, "a1", text));

        assertThat(bridge.receivedBy(KHANH)).containsExactly(text);
        assertThat(bridge.files.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ệ", "e\u0323\u0302", "😀", "🇻🇳", "👩\u200D👩\u200D👧"})
    void oneMoreAndItIsALinkToTheWholeText(String character) {
        String text = upTo(LIMIT, character) + "!";

        CrossingOutcome outcome = bridge.cross(fromAgent(conversation, "a1", text));

        assertThat(outcome).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).containsExactly("Full text: " + file().address());
        assertThat(file().text()).isEqualTo(text);
    }

    @Test
    void theAddressHoldsTheIdAndANameToSaveItUnder() {
        bridge.cross(fromAgent(conversation, "a1", LONG));

        assertThat(file().address())
                .isEqualTo(
                        URI.create("https://bridge.example/files/" + file().id() + "/message.txt"));
        assertThat(file().id()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void theLinkIsIntroducedInTheLanguageOfTheConnection() {
        change(Samples.connection().settings().withLanguage(Language.VI));

        bridge.cross(fromAgent(conversation, "a1", LONG));

        assertThat(bridge.receivedBy(KHANH))
                .containsExactly("Nội dung đầy đủ: " + file().address());
        assertThat(file().address().toString()).endsWith("/tin-nhan.txt");
    }

    @Test
    void onlyLongPartsBecomeLinksAndTheOrderStays() {
        bridge.cross(fromAgent(conversation, "a1", "one", LONG, "three"));

        assertThat(bridge.receivedBy(KHANH))
                .containsExactly("one", "Full text: " + file().address(), "three");
    }

    @Test
    void whiteSpaceAroundATextDoesNotMakeItLong() {
        String text = "a".repeat(LIMIT);

        bridge.cross(fromAgent(conversation, "a1", text + "\n\n"));

        assertThat(bridge.receivedBy(KHANH)).containsExactly(text);
    }

    @Test
    void theWholeTextKeepsItsWhiteSpace() {
        String text = "\n " + LONG + " \n";

        bridge.cross(fromAgent(conversation, "a1", text));

        assertThat(file().text()).isEqualTo(text);
    }

    @Test
    void whoWantsItCutGetsItCut() {
        change(Samples.connection().settings().withLongText(LongText.SPLIT));

        bridge.cross(fromAgent(conversation, "a1", "first|" + LONG));

        assertThat(bridge.receivedBy(KHANH)).containsExactly("first", LONG);
        assertThat(bridge.files.all()).isEmpty();
    }

    @Test
    void withoutAPublicAddressItIsCut() {
        bridge.redeploy(Optional.empty());

        bridge.cross(fromAgent(conversation, "a1", "first|" + LONG));

        assertThat(bridge.receivedBy(KHANH)).containsExactly("first", LONG);
    }

    @Test
    void whatIsTooLargeToBeKeptIsCut() {
        bridge.files.limit(LIMIT);

        bridge.cross(fromAgent(conversation, "a1", "first|" + LONG));

        assertThat(bridge.receivedBy(KHANH)).containsExactly("first", LONG);
    }

    @Test
    void theFileIsThereBeforeTheLinkLeaves() {
        bridge.cross(fromAgent(conversation, "a1", LONG));

        assertThat(bridge.log.calls())
                .containsSubsequence("FileStore.save", "DeliveryLedger.attempt", "Messenger.send");
    }

    @Test
    void aLostAnswerIsFoundAgainByTheSameLink() {
        bridge.messenger
                .faults()
                .loseNextAnswer(Operation.SEND, new SendOutcome.Uncertain("time-out"));

        CrossingOutcome result = bridge.deliver(fromAgent(conversation, "a1", LONG));

        assertThat(result).isEqualTo(new Finished(Result.DELIVERED));
        assertThat(bridge.receivedBy(KHANH)).hasSize(1);
    }

    @Test
    void aMessageBegunWithALinkIsFinishedWithItWhateverChangesMeanwhile() {
        bridge.messenger
                .faults()
                .loseNextAnswer(Operation.SEND, new SendOutcome.Uncertain("time-out"));
        var message = fromAgent(conversation, "a1", "first|" + LONG);
        bridge.cross(message);
        change(Samples.connection().settings().withLongText(LongText.SPLIT));
        bridge.redeploy(Optional.of(URI.create("https://moved.example")));

        bridge.deliver(message);

        assertThat(bridge.receivedBy(KHANH)).containsExactly("Full text: " + file().address());
        assertThat(file().address().getHost()).isEqualTo("bridge.example");
    }

    @Test
    void aMessageBegunInPiecesIsFinishedInPieces() {
        change(Samples.connection().settings().withLongText(LongText.SPLIT));
        var message = fromAgent(conversation, "a1", "first|" + LONG);
        bridge.log.onCall(
                "DeliveryLedger.settle",
                () ->
                        bridge.messenger
                                .faults()
                                .failNext(
                                        Operation.SEND,
                                        new SendOutcome.RetryLater(Duration.ZERO, "busy")));
        bridge.cross(message);
        change(Samples.connection().settings());

        bridge.deliver(message);

        assertThat(bridge.receivedBy(KHANH)).containsExactly("first", LONG);
    }

    @Test
    void aRefusedLinkIsQuotedByTheWordsOfTheAgent() {
        bridge.cross(fromAgent(conversation, "a1", LONG));
        bridge.messenger.refuse(
                new Content.Text("Full text: " + file().address()), refusal("-230"));
        bridge.redeploy(Optional.of(BridgeUnderTest.PUBLIC_URL));

        bridge.ledger.forget();
        bridge.cross(fromAgent(conversation, "a1", LONG));

        assertThat(bridge.notes().getFirst())
                .startsWith("NOT delivered to the customer: “" + LONG.substring(0, 80) + "…”");
    }

    @Test
    void aLinkGivenUpIsQuotedByTheWordsOfTheAgent() {
        var message = fromAgent(conversation, "a1", LONG);
        bridge.messenger
                .faults()
                .failNext(Operation.SEND, new SendOutcome.RetryLater(Duration.ZERO, "busy"));
        bridge.cross(message);

        bridge.giveUp(message, "busy");

        assertThat(bridge.notes().getFirst())
                .startsWith("NOT delivered to the customer: “" + LONG.substring(0, 80) + "…”");
    }

    private StoredFile file() {
        assertThat(bridge.files.all()).hasSize(1);
        return bridge.files.all().getFirst();
    }

    private void change(ConnectionSettings settings) {
        bridge.connections.save(Samples.connection(settings));
    }

    /** As many of the character as fit, filled up with letters. */
    private static String upTo(int length, String character) {
        String text = character.repeat(length / character.length());
        return text + "x".repeat(length - text.length());
    }
}
