package io.oabridge.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.SimulatorServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TraceTest {
    private static final Instant START = Instant.parse("2026-11-22T03:00:00.250Z");

    private final LiveEvents events = new LiveEvents();
    private final Trace trace = new Trace(events);

    @Test
    void snapshotIsEmptyBeforeAnythingCrossed() {
        assertThat(trace.snapshot().toString()).isEqualTo("{\"steps\":[]}");
    }

    @Test
    void snapshotHoldsStepsInTheOrderTheyWereTold() throws Exception {
        trace.step(step("received", Optional.empty()));
        trace.step(step("delivered", Optional.of("ok")));

        JsonNode expected =
                new ObjectMapper()
                        .readTree(
                                """
                                {"steps":[
                                  {"key":"m-1","direction":"TO_HELPDESK","conversation":"c-1",
                                   "step":"received","detail":"văn bản","at":1795316400250},
                                  {"key":"m-1","direction":"TO_HELPDESK","conversation":"c-1",
                                   "step":"delivered","detail":"văn bản","at":1795316400250,
                                   "outcome":"ok"}]}
                                """);
        assertThat(new ObjectMapper().readTree(trace.snapshot().toString())).isEqualTo(expected);
    }

    @Test
    void keepsTheNewestTwoThousandSteps() {
        for (int i = 0; i < 2003; i++) {
            trace.step(step("step-" + i, Optional.empty()));
        }

        JsonNode steps = trace.snapshot().path("steps");
        assertThat(steps).hasSize(2000);
        assertThat(steps.get(0).path("step").asText()).isEqualTo("step-3");
        assertThat(steps.get(1999).path("step").asText()).isEqualTo("step-2002");
    }

    @Test
    void snapshotIsNotChangedByWhatFollows() {
        trace.step(step("received", Optional.empty()));
        JsonNode before = trace.snapshot();

        trace.step(step("queued", Optional.empty()));

        assertThat(before.path("steps")).hasSize(1);
        assertThat(trace.snapshot().path("steps")).hasSize(2);
    }

    @Test
    @Timeout(20)
    void tellsOpenPagesEachStepAsItHappens() throws Exception {
        HttpServer server = SimulatorServer.open("the trace", 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", events::serve);
            server.start();
            URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            try (BufferedReader page =
                    new BufferedReader(
                            new InputStreamReader(
                                    address.toURL().openStream(), StandardCharsets.UTF_8))) {
                assertThat(frame(page)).containsExactly("retry: 1000");

                trace.step(step("received", Optional.empty()));
                trace.step(step("refused", Optional.of("refused")));

                List<String> first = frame(page);
                assertThat(first).hasSize(2).first().isEqualTo("event: trace");
                assertThat(first.get(1))
                        .startsWith("data: {")
                        .contains("\"received\"", "văn bản")
                        .doesNotContain("outcome");
                assertThat(frame(page).get(1)).contains("\"outcome\":\"refused\"");
            } finally {
                server.stop(0);
                threads.shutdownNow();
            }
        }
    }

    private static List<String> frame(BufferedReader page) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = page.readLine();
        while (line != null && !line.isEmpty()) {
            lines.add(line);
            line = page.readLine();
        }
        return lines;
    }

    private static TraceStep step(String name, Optional<String> outcome) {
        return new TraceStep("m-1", "TO_HELPDESK", "c-1", name, "văn bản", START, outcome);
    }
}
