package io.oabridge.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/crossing/from-freshchat.md, row by row: a signed webhook in, exact requests to Zalo out. */
class FromFreshchatIT {
    private static final CrossingPage PAGE =
            new CrossingPage("from-freshchat.md", "freshchat-webhooks");
    private static final String APP = "0a000000-0000-4000-8000-000000000001";

    private static final String SENTENCE = "Dạ, đây là một câu dài vừa phải.";

    /** Over 2000 characters. */
    private static final String LONG = (SENTENCE + " ").repeat(64).strip();

    private static final Pattern SENTENCES =
            Pattern.compile("(?:" + Pattern.quote(SENTENCE) + " ?)+");

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
        String conversation = customer.greet();

        CrossingRow.Seen seen =
                new ChangedSettings(world)
                        .during(
                                row.settings().orElse("{}"),
                                () -> cross(row, customer, conversation));

        PAGE.saw(row, seen);
        assertThat(seen.counted()).isEqualTo(row.counted());
        assertThat(seen.requests()).isEqualTo(row.requests());
    }

    private CrossingRow.Seen cross(CrossingRow row, RowCustomer customer, String conversation) {
        RowEvent event =
                new RowEvent(
                        row,
                        PAGE.sample(row),
                        Map.of(
                                "0e000000-0000-4000-8000-000000000005",
                                conversation,
                                "0b000000-0000-4000-8000-000000000002",
                                customer.user(),
                                "{freshchat}",
                                world.freshchatSimulator(),
                                "{64 sentences}",
                                LONG,
                                "\"id\": \"0f000000-0000-4000-8000-",
                                "\"id\": \"0f000000-0000-4000-%s-"
                                        .formatted(customer.id().substring(15))),
                        name ->
                                new PlatformMedia(world)
                                        .atFreshchat(name, SampleFiles.named(name)));
        SeenRequests requests = new SeenRequests(world, world.zalo);

        List<String> counted =
                new Crossing(world, "TO_MESSENGER").counted(() -> webhook(event.bytes()));

        String text = requests.until().naming(customer.id(), "customer").text(customer.id());
        return new CrossingRow.Seen(
                counted, SENTENCES.matcher(text).replaceAll(FromFreshchatIT::count));
    }

    private static String count(MatchResult sentences) {
        return "{%d sentences}".formatted(sentences.group().split("\\.", -1).length - 1);
    }

    private HttpResponse<String> webhook(byte[] body) {
        String signature =
                world.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        world.freshchatSimulator()
                                                                + "/simulator/signature"))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                        .body();
        return world.send(
                HttpRequest.newBuilder(URI.create(world.bridge + "/webhooks/freshchat/" + APP))
                        .header("Content-Type", "application/json")
                        .header("X-Freshchat-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
