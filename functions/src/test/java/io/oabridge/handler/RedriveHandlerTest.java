package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.freshchat.FreshchatEventReader;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import io.oabridge.sqs.EnvelopeCodec;
import io.oabridge.sqs.RelayEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveHandlerTest {
    private static final String TALK = "talk-1";
    private static final Instant RECEIVED = Instant.parse("2026-03-02T07:00:00Z");

    private final BridgeOfFakes bridge = new BridgeOfFakes();

    @BeforeEach
    void parkOneLetterEachWay() {
        bridge.toHelpdeskLetters.park("in", TALK, "403", RECEIVED.toString());
        bridge.toMessengerLetters.park(
                "out", TALK, "out of time: x", RECEIVED, Direction.TO_MESSENGER, "{}");
    }

    @Test
    void whoeverSaysNothingGetsADryRunOfEverything() {
        Map<String, Object> answer = bridge.redrive().answer(Map.of());

        assertThat(answer).containsEntry("dryRun", true).containsEntry("left", 0);
        assertThat(messages(answer))
                .extracting(it -> it.get("direction") + " " + it.get("fate"))
                .containsExactlyInAnyOrder("TO_HELPDESK FOUND", "TO_MESSENGER FOUND");
        assertThat(bridge.toHelpdeskLetters.back()).isEmpty();
    }

    @Test
    void onlyTheDirectionThatIsMeantIsRedriven() {
        Map<String, Object> answer =
                bridge.redrive().answer(Map.of("dryRun", false, "direction", "TO_MESSENGER"));

        assertThat(messages(answer)).hasSize(1);
        assertThat(bridge.toHelpdeskLetters.back()).isEmpty();
        assertThat(bridge.toMessengerLetters.back()).containsExactly("out");
    }

    @ParameterizedTest
    @CsvSource({
        "cause, 40, in",
        "cause, out of time, out",
        "since, 2026-03-02T14:00:01+07:00, ''",
        "since, 2026-03-02T14:00:00+07:00, in out",
        "until, 2026-03-02T07:00:00Z, ''",
    })
    void conditionsAreObeyed(String key, String value, String expected) {
        var _ = bridge.redrive().answer(Map.of("dryRun", false, key, value));

        assertThat(
                        String.join(
                                        " ",
                                        String.join(" ", bridge.toHelpdeskLetters.back()),
                                        String.join(" ", bridge.toMessengerLetters.back()))
                                .strip())
                .isEqualTo(expected);
    }

    @Test
    void anOrderWithMistakesIsNoOrderAndEveryMistakeIsNamed() {
        Map<String, Object> answer =
                bridge.redrive()
                        .answer(
                                Map.of(
                                        "dryRun", false,
                                        "reason", "403",
                                        "direction", "sideways",
                                        "since", "yesterday",
                                        "limit", 0));

        assertThat(answer).containsOnlyKeys("problems");
        assertThat((List<?>) answer.get("problems"))
                .extracting(Object::toString)
                .containsExactly(
                        "\"reason\" is not among [cause, direction, dryRun, limit, since, until].",
                        "\"direction\" is none of TO_HELPDESK, TO_MESSENGER.",
                        "\"since\" is neither a time with its offset, such as 2026-03-02T14:00:00+07:00, nor a span before now, such as PT6H for six hours.",
                        "\"limit\" is not a whole number from 1 to 10000.");
        assertThat(bridge.toHelpdeskLetters.back()).isEmpty();
        assertThat(bridge.toMessengerLetters.back()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dryRun, no", "cause, ' '", "limit, 1.5", "limit, many", "until, 2026-03-02"})
    void whatCannotBeMeantIsAProblem(String key, String value) {
        Object given = key.equals("limit") && value.equals("1.5") ? 1.5 : value;

        assertThat(bridge.redrive().answer(Map.of(key, given))).containsOnlyKeys("problems");
    }

    @Test
    void anEmptySpanOfTimeIsAProblem() {
        assertThat(
                        bridge.redrive()
                                .answer(
                                        Map.of(
                                                "since", "2026-03-02T08:00:00Z",
                                                "until", "2026-03-02T08:00:00Z")))
                .containsOnlyKeys("problems");
    }

    @Test
    void partsThatArrivedAreCountedAndNothingOfTheMessageIsShown() throws IOException {
        String envelope =
                LambdaJson.read(
                                Files.readAllBytes(
                                        Path.of("../events/to-messenger-message-create.json")),
                                SQSEvent.class)
                        .getRecords()
                        .getFirst()
                        .getBody();
        String body = ((RelayEnvelope.Read) EnvelopeCodec.read(envelope)).body();
        DeliveryKey key = DeliveryKey.of(FreshchatEventReader.read(body, RECEIVED).orElseThrow());
        bridge.ledger.attempt(key, 0, new PartState.Untried(), RECEIVED);
        bridge.ledger.settle(
                key,
                0,
                new ConnectionId("zalo", "2000000000000000002"),
                new PartState.Sent(new MessageId("m1")));
        bridge.toMessengerLetters.park("half", TALK, "403", RECEIVED, Direction.TO_MESSENGER, body);

        Map<String, Object> answer =
                bridge.redrive().answer(Map.of("direction", "TO_MESSENGER", "cause", "403"));

        assertThat(messages(answer))
                .containsExactly(
                        Map.of(
                                "direction",
                                "TO_MESSENGER",
                                "conversation",
                                TALK,
                                "cause",
                                "403",
                                "receivedAt",
                                RECEIVED.toString(),
                                "deliveredParts",
                                1,
                                "fate",
                                "FOUND"));
    }

    @SuppressWarnings("unchecked") // the answer is made of lists and maps
    private static List<Map<String, Object>> messages(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.getOrDefault("messages", List.of());
    }
}
