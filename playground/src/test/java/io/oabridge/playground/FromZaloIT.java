package io.oabridge.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/crossing/from-zalo.md, row by row: a signed webhook in, exact requests to Freshchat out. */
class FromZaloIT {
    private static final CrossingPage PAGE = new CrossingPage("from-zalo.md", "zalo-webhooks");

    private final RunningPlayground world = RunningPlayground.shared();

    static Stream<CrossingRow> rows() {
        return PAGE.rows().stream();
    }

    @AfterAll
    static void write() {
        PAGE.write();
    }

    @Test
    void everySampleHasARowAndEveryRowASample() {
        assertThat(rows().map(CrossingRow::fixture).collect(Collectors.toSet()))
                .isEqualTo(PAGE.samples());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void crosses(CrossingRow row) {
        RowCustomer customer = new RowCustomer(world);
        switch (row.customer().orElse("")) {
            case "" -> customer.greet();
            case CrossingRow.NEW -> customer.follow();
            case CrossingRow.UNKNOWN -> {}
            default -> throw new IllegalArgumentException("what customer is that? " + row);
        }

        CrossingRow.Seen seen =
                new ChangedSettings(world)
                        .during(row.settings().orElse("{}"), () -> cross(row, customer));

        PAGE.saw(row, seen);
        assertThat(seen.counted()).isEqualTo(row.counted());
        assertThat(seen.requests()).isEqualTo(row.requests());
    }

    private CrossingRow.Seen cross(CrossingRow row, RowCustomer customer) {
        String message = "a1b2c3d4" + customer.id().substring(7);
        RowEvent event =
                new RowEvent(
                        row,
                        PAGE.sample(row),
                        Map.of(
                                "3000000000000000003",
                                customer.id(),
                                "a1b2c3d4e5f60718293a",
                                message,
                                "{zalo}",
                                world.zalo),
                        name -> new PlatformMedia(world).atZalo(name, SampleFiles.named(name)));
        SeenRequests requests = new SeenRequests(world, world.freshchatSimulator());

        List<String> counted =
                new Crossing(world, "TO_HELPDESK")
                        .counted(() ->
                                world.zaloWebhook(
                                        event.bytes(),
                                        RunningPlayground.signed(
                                                event.bytes(), event.timestamp())));

        requests.until();
        String user = customer.user();
        String conversation = customer.conversation();
        String text =
                requests.naming(customer.id(), "customer")
                        .naming(user, "user")
                        .naming(conversation, "conversation")
                        .text(customer.id(), user, conversation);
        return new CrossingRow.Seen(counted, text);
    }
}
