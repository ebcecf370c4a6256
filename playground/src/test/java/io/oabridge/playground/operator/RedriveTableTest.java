package io.oabridge.playground.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedriveTableTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:30:00Z");

    @Test
    void eachMessageIsALineAndEachFateIsCounted() {
        String table =
                RedriveTable.of(
                        Map.of(
                                "dryRun",
                                true,
                                "left",
                                2,
                                "notSeen",
                                0,
                                "messages",
                                List.of(
                                        message("2026-03-02T08:00:00Z", "403"),
                                        message("2026-03-05T08:00:00Z", "404"))),
                        NOW);

        assertThat(table.lines())
                .containsExactly(
                        "direction     fate                     age delivered  cause                        conversation",
                        "to-helpdesk   found                  3d 4h         ?  403                          zalo:1:2",
                        "to-helpdesk   found                 4h 30m         ?  404                          zalo:1:2",
                        "",
                        "     2 found",
                        "     2 others, left as they are",
                        "     0 not looked at",
                        "This was a dry run. With --send they are put back into their queues.");
    }

    @Test
    void whereNothingMatchesItSaysSo() {
        String table =
                RedriveTable.of(
                        Map.of("dryRun", true, "left", 0, "notSeen", 0, "messages", List.of()),
                        NOW);

        assertThat(table).startsWith("No dead letter matches.").doesNotContain("dry run");
    }

    private static Map<String, Object> message(String receivedAt, String cause) {
        return Map.of(
                "direction", "TO_HELPDESK",
                "conversation", "zalo:1:2",
                "cause", cause,
                "receivedAt", receivedAt,
                "fate", "FOUND");
    }
}
