package io.oabridge.playground.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatchUpTableTest {
    private static final Map<String, Object> MISSING =
            Map.of(
                    "conversation", "zalo:2:3",
                    "message", "m1",
                    "kind", "user_send_image",
                    "sentAt", "2026-03-02T05:00:00Z",
                    "shownAs", "LINE",
                    "fate", "MISSING");

    @Test
    void eachMessageIsALineAndEachFateIsCounted() {
        assertThat(
                        CatchUpTable.of(
                                answer(List.of(MISSING, MISSING), List.of(account()), List.of())))
                .contains("missing     2/3/2026 12:00    line     user_send_image")
                .endsWith(
                        String.join(
                                System.lineSeparator(),
                                "     2 missing",
                                "     7 arrived",
                                "This was a dry run. With --send what is missing is brought."));
    }

    @Test
    void whatWasNotReadIsSaid() {
        Map<String, Object> answer =
                answer(
                        List.of(),
                        List.of(
                                Map.of(
                                        "account", "2",
                                        "readBackTo", "2026-03-02T05:00:00Z",
                                        "stopped", "rate-limited")),
                        List.of(Map.of("conversation", "zalo:2:4", "cause", "-213")));

        assertThat(CatchUpTable.of(answer))
                .contains("Nothing is missing in what was read.")
                .contains("Account 2 was read back to 2026-03-02T05:00:00Z only (rate-limited)")
                .contains("Not compared, nothing brought: zalo:2:4 (-213).");
        assertThat(CatchUpTable.isWhole(answer)).isFalse();
    }

    @Test
    void whatWasNotQueuedIsNotDone() {
        Map<String, Object> failed = new HashMap<>(MISSING);
        failed.put("fate", "NOT_QUEUED");

        assertThat(CatchUpTable.isWhole(answer(List.of(failed), List.of(account()), List.of())))
                .isFalse();
        assertThat(CatchUpTable.isWhole(answer(List.of(MISSING), List.of(account()), List.of())))
                .isTrue();
    }

    private static Map<String, Object> account() {
        return Map.of("account", "2", "customers", 1, "readBackTo", "2026-03-02T05:00:00Z");
    }

    private static Map<String, Object> answer(
            List<Map<String, Object>> messages,
            List<Map<String, Object>> accounts,
            List<Map<String, Object>> notCompared) {
        return Map.of(
                "dryRun", true,
                "arrived", 7,
                "messages", messages,
                "accounts", accounts,
                "notCompared", notCompared);
    }
}
