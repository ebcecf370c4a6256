package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is 2026-03-02T08:00:00Z. */
class CatchUpHandlerTest {
    private static final String MIDNIGHT = "2026-03-02T07:00:00+07:00";

    private final BridgeOfFakes bridge = new BridgeOfFakes().inUse();

    @Test
    void whoeverDoesNotAskForMoreGetsADryRun() {
        bridge.missed(Samples.past(Samples.KHANH, "m1", "2026-03-02T05:00:00Z", "một"));

        Map<String, Object> answer = bridge.catchUp().answer(Map.of("from", MIDNIGHT));

        assertThat(answer).containsEntry("dryRun", true).containsEntry("arrived", 0L);
        assertThat(answer.get("messages"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "conversation",
                                        Samples.KHANH.reference(),
                                        "message",
                                        "m1",
                                        "kind",
                                        "user_send_text",
                                        "sentAt",
                                        "2026-03-02T05:00:00Z",
                                        "shownAs",
                                        "MESSAGE",
                                        "fate",
                                        "MISSING")));
        assertThat(answer.get("accounts"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "account",
                                        "2000000000000000002",
                                        "customers",
                                        1,
                                        "readBackTo",
                                        "2026-03-02T05:00:00Z")));
        assertThat(bridge.queue.works()).isEmpty();
    }

    @Test
    void whatIsOrderedIsQueued() {
        bridge.missed(Samples.past(Samples.KHANH, "m1", "2026-03-02T05:00:00Z", "một"));

        bridge.catchUp()
                .answer(
                        Map.of(
                                "from",
                                MIDNIGHT,
                                "dryRun",
                                false,
                                "account",
                                "2000000000000000002"));

        assertThat(bridge.queue.works()).hasSize(1);
    }

    /** Nobody's words are in an answer that goes through terminals and logs. */
    @Test
    void theAnswerHoldsNothingThatWasWritten() {
        bridge.missed(Samples.past(Samples.KHANH, "m1", "2026-03-02T05:00:00Z", "bí mật"));

        assertThat(bridge.catchUp().answer(Map.of("from", MIDNIGHT)).toString())
                .doesNotContain("bí mật", "Minh Khánh");
    }

    /** It is 08:00 there. */
    @ParameterizedTest
    @CsvSource({"PT3H, 1", "PT2H59M, 0"})
    void aTimeMayBeASpanBeforeNow(String from, int missing) {
        bridge.missed(Samples.past(Samples.KHANH, "m1", "2026-03-02T05:00:00Z", "còn hàng không?"));

        Map<String, Object> answer = bridge.catchUp().answer(Map.of("from", from));

        assertThat((List<?>) answer.get("messages")).hasSize(missing);
    }

    @Test
    void anOrderWithMistakesIsNoOrderAndEveryMistakeIsNamed() {
        Map<String, Object> answer =
                bridge.catchUp()
                        .answer(
                                Map.of(
                                        "since", MIDNIGHT,
                                        "dryRun", "no",
                                        "account", "1",
                                        "to", "today"));

        assertThat(answer)
                .isEqualTo(
                        Map.of(
                                "problems",
                                List.of(
                                        "\"since\" is not among [account, dryRun, from, to, withUnsettled].",
                                        "\"dryRun\" is neither true nor false.",
                                        "\"account\" is none of the connected ones: [2000000000000000002].",
                                        "\"to\" is neither a time with its offset, such as 2026-03-02T14:00:00+07:00, nor a span before now, such as PT6H for six hours.",
                                        "\"from\" is missing: since when did no webhook come?")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-02T16:00:00+07:00 | "from" is not before "to".
                    2026-02-16T07:59:59Z      | "from" is more than 14 days ago; what is older is not caught up.
                    P15D                      | "from" is more than 14 days ago; what is older is not caught up.
                    P-1D                      | "from" is not before "to".
                    P99999999999999D          | "from" is neither a time with its offset, such as 2026-03-02T14:00:00+07:00, nor a span before now, such as PT6H for six hours.
                    """)
    void aTimeThatCannotBeMeantIsAProblem(String from, String problem) {
        assertThat(bridge.catchUp().answer(Map.of("from", from, "dryRun", false)))
                .isEqualTo(Map.of("problems", List.of(problem)));
    }
}
