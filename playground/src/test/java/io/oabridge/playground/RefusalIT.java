package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Language;
import io.oabridge.topology.QueueSpec;
import io.oabridge.zalo.KnownError;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every error code of Zalo, as agents and customers experience it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalIT {
    private static final String SEND = "/v3.0/oa/message/cs";
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /** Within a test; the others ask for a minute or for the morning. */
    private static final List<String> SOON = List.of("-100", "-155", "-200", "-214");

    /** Holds up every other customer as well, so it has a process of its own. */
    private static final String PAUSES_ALL = PauseIT.TOO_MANY_CALLS;

    private final RunningPlayground world = RunningPlayground.shared();
    private final Map<Language, Acquaintance> acquaintances = new EnumMap<>(Language.class);
    private final List<Duration> untilTheNote = new ArrayList<>();

    @AfterEach
    void withoutFaults() {
        world.send(HttpRequest.newBuilder(URI.create(world.zalo + "/simulator/faults")).DELETE());
    }

    /** What waits until the morning must not meet the faults of other tests. */
    @AfterAll
    static void nothingIsLeftWaiting() {
        try (SqsClient sqs = SqsClient.create()) {
            String queue = System.getProperty(QueueSpec.TO_MESSENGER.urlKey().variable());
            sqs.purgeQueue(request -> request.queueUrl(queue));
        }
    }

    static Stream<Arguments> refusals() {
        return KnownError.all().stream()
                .filter(error -> !error.isWorthARetry() && !error.isAboutTheToken())
                .flatMap(error ->
                        Stream.of(Language.values())
                                .map(language -> Arguments.of(error, language)));
    }

    static Stream<KnownError> rejectedTokens() {
        return KnownError.all().stream().filter(KnownError::isAboutTheToken);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isExplainedToTheAgentAtOnceAndNotTriedAgain(KnownError error, Language language) {
        Acquaintance them = acquaintances.computeIfAbsent(language, _ -> acquaintance());
        int notes = them.notes().size();
        SeenRequests requests = new SeenRequests(world, world.zalo);
        long counted = world.counted("REFUSED " + error.code());
        fails(error.code(), 5);

        long start = System.nanoTime();
        String note =
                new ChangedSettings(world)
                        .during(
                                "{\"language\":\"" + language.code() + "\"}",
                                () -> {
                                    world.agentWrites(them.conversation(), "câu " + error.code());
                                    return eventually(them::notes, all -> all.size() > notes)
                                            .getLast();
                                });
        untilTheNote.add(Duration.ofNanos(System.nanoTime() - start));
        withoutFaults();
        world.agentWrites(them.conversation(), "câu sau " + error.code());
        eventually(
                () -> world.textsFromOa(them.customer()),
                texts -> texts.contains("câu sau " + error.code()));

        assertThat(note.lines())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .isEqualTo(
                                                switch (language) {
                                                    case VI ->
                                                            "Tin nhắn CHƯA đến được khách hàng: “câu "
                                                                    + error.code()
                                                                    + "”";
                                                    case EN ->
                                                            "NOT delivered to the customer: “câu "
                                                                    + error.code()
                                                                    + "”";
                                                }),
                        cause ->
                                assertThat(cause)
                                        .contains(error.code() + ". ")
                                        .endsWith(error.texts().forAgent().in(language)),
                        remedy ->
                                assertThat(remedy).endsWith(error.texts().forAdmin().in(language)),
                        quiet -> assertThat(quiet).contains("10"));
        assertThat(sends(requests, them.customer())).hasSize(2);
        assertThat(them.notes()).hasSize(notes + 1);
        assertThat(world.counted("REFUSED " + error.code())).isEqualTo(counted + 1);
    }

    @Test
    void aCodeThatIsInNoTableIsToldToTheAgentAndCountedWithTheOthers() {
        Acquaintance them = acquaintance();
        long counted = world.counted("REFUSED other");
        fails("-987654", 5);

        world.agentWrites(them.conversation(), "câu lạ");
        List<String> notes = eventually(them::notes, all -> !all.isEmpty());
        eventually(() -> world.counted("REFUSED other"), now -> now == counted + 1);

        assertThat(notes).singleElement().asString().contains("-987654. ");
        assertThat(world.counted("REFUSED -987654")).isZero();
    }

    @AfterAll
    void theAgentsKnewInTime() {
        if (!untilTheNote.isEmpty()) {
            List<Duration> sorted = untilTheNote.stream().sorted().toList();
            // One in ten may meet a busy moment of the machine.
            assertThat(sorted.get(sorted.size() * 9 / 10)).isLessThan(PROMISED);
        }
    }

    @ParameterizedTest
    @MethodSource("rejectedTokens")
    void aRejectedTokenIsReplacedOnceAndTheMessageArrives(KnownError error) {
        Acquaintance them = acquaintance();
        SeenRequests requests = new SeenRequests(world, world.zalo);
        long refreshes = refreshes();
        fails(error.code(), 1);

        world.agentWrites(them.conversation(), "đến nơi");

        eventually(() -> world.textsFromOa(them.customer()), texts -> !texts.isEmpty());
        assertThat(world.textsFromOa(them.customer())).containsExactly("đến nơi");
        assertThat(sends(requests, them.customer())).hasSize(2);
        assertThat(refreshes()).isEqualTo(refreshes + 1);
        assertThat(them.notes()).isEmpty();
    }

    @Test
    void whatMayPassIsTriedAgainWithoutANote() {
        List<KnownError> passing =
                KnownError.all().stream()
                        .filter(KnownError::isWorthARetry)
                        .filter(error -> !error.code().equals(PAUSES_ALL))
                        .toList();
        SeenRequests requests = new SeenRequests(world, world.zalo);
        long refreshes = refreshes();
        List<Acquaintance> all = passing.stream().map(_ -> acquaintance()).toList();

        for (int i = 0; i < passing.size(); i++) {
            String retried = "RETRIED " + passing.get(i).reason();
            long before = world.counted(retried);
            fails(passing.get(i).code(), 1);
            world.agentWrites(all.get(i).conversation(), "chờ một chút");
            eventually(() -> world.counted(retried), now -> now == before + 1);
        }

        for (int i = 0; i < passing.size(); i++) {
            Acquaintance them = all.get(i);
            boolean soon = SOON.contains(passing.get(i).code());
            if (soon) {
                eventually(() -> world.textsFromOa(them.customer()), texts -> !texts.isEmpty());
            }
            assertThat(world.textsFromOa(them.customer())).hasSize(soon ? 1 : 0);
            assertThat(them.notes()).isEmpty();
        }
        requests.until();
        for (int i = 0; i < passing.size(); i++) {
            assertThat(posts(requests, all.get(i).customer()))
                    .hasSize(SOON.contains(passing.get(i).code()) ? 2 : 1);
        }
        assertThat(refreshes()).isEqualTo(refreshes);
    }

    private void fails(String code, int count) {
        world.fault(
                world.zalo,
                "{\"kind\":\"error-code\",\"code\":%s,\"count\":%d,\"path\":\"%s\"}"
                        .formatted(code, count, SEND));
    }

    private static List<JsonNode> sends(SeenRequests requests, String customer) {
        return posts(requests.until(), customer);
    }

    private static List<JsonNode> posts(SeenRequests requests, String customer) {
        return requests.about(customer).stream()
                .filter(request -> request.path("path").asText().equals(SEND))
                .toList();
    }

    private long refreshes() {
        return world.get(world.zalo + "/simulator/state").path("refreshCount").asLong();
    }

    private Acquaintance acquaintance() {
        RowCustomer customer = new RowCustomer(world);
        return new Acquaintance(world, customer.id(), customer.greet());
    }

    /** A customer and the conversation with them. */
    private record Acquaintance(RunningPlayground world, String customer, String conversation) {
        List<String> notes() {
            return world.notesIn(conversation);
        }
    }
}
