package io.oabridge.relay.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Direction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelayWorkTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static RelayWork work(String conversation, String event, String message) {
        return RelayWork.of(Direction.TO_HELPDESK, conversation, event, message, NOW, "{}");
    }

    /** The name stays the same over deployments: the queue and the trace know it. */
    @Test
    void anEventIsNamedByTheHashOfItsPartsWithTheirLengths() {
        assertThat(work("zalo:2:3", "user_send_text", "m1"))
                .isEqualTo(
                        new RelayWork(
                                Direction.TO_HELPDESK,
                                "zalo:2:3",
                                "d95dbe00c9947f94b75fe734724619ef3affc618f77a4a3ea3aa8df6759e8d99",
                                NOW,
                                "{}"));
    }

    @Test
    void noTwoEventsShareAName() {
        List<String> pieces = List.of("", "a", "1", "1:a", "a1:", ":", "2:", "aa");
        Stream<String> names =
                pieces.stream()
                        .flatMap(conversation ->
                                pieces.stream()
                                        .flatMap(event ->
                                                pieces.stream()
                                                        .map(message ->
                                                                work(conversation, event, message)
                                                                        .deduplicationId())));

        assertThat(names).hasSize(512).doesNotHaveDuplicates();
    }
}
