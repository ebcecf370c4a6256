package io.oabridge.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.playground.EventWorld;
import io.oabridge.playground.LocalInstallation;
import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The zip that is deployed, inside AWS's own Java runtime, with emulators and simulated platforms
 * around it: every function boots and answers its events.
 */
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason =
                "AWS's Java runtime client is made for Linux; here the functions were not run in it.")
class RuntimeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;

    private static LocalInstallation installation;
    private static DeployedZip zip;

    @BeforeAll
    static void start() throws IOException {
        zip = DeployedZip.unpack(folder);
        installation =
                EventWorld.start(
                        Options.defaults()
                                .with(Option.ZALO_PORT, "0")
                                .with(Option.FRESHCHAT_PORT, "0")
                                .with(Option.RETRY_MAX_DELAY, "1"),
                        EventFolder.PATH,
                        _ -> {});
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void theZipIsSmallAndHoldsNothingThatDoesNotBelongThere() throws IOException {
        assertThat(Files.size(DeployedZip.FILE)).isLessThan(20L * 1024 * 1024);
        assertThat(zip.names())
                .contains("log4j2.xml", "lib/slf4j-api-2.0.20.jar")
                .noneMatch(name -> name.matches(".*(Test|IT)(\\$.*)?\\.class"))
                .noneMatch(name -> name.matches("lib/slf4j-api-1\\..*"))
                .noneMatch(name -> name.matches("lib/(junit|assertj|elasticmq|DynamoDBLocal).*"))
                .noneMatch(name -> name.contains("runtime-interface-client"));
    }

    /** With SnapStart where it has it, short of the snapshot itself. */
    @ParameterizedTest
    @EnumSource
    void aFunctionAnswersEachOfItsEvents(FunctionSpec function) throws IOException {
        try (FunctionProcess process = start(function, function.size().snapStart())) {
            if (function.size().snapStart()) {
                assertRehearsed(process);
            }
            process.api().restore();
            for (Path event : EventFolder.of(function)) {
                RuntimeApi.Answer answer = process.api().invoke(Files.readString(event));

                assertThat(answer.failed()).as("%s: %s", event, answer.text()).isFalse();
                EventFolder.assertAnswers(function, event, JSON.readTree(answer.text()));
            }
            assertThat(process.output())
                    .doesNotContain("SLF4J")
                    .doesNotContain("StatusLogger")
                    .doesNotContain("WARNING:");
        }
    }

    @Test
    void whatItDoesIsLoggedWithKeysAndCountedInTheMetricFormat() throws IOException {
        try (FunctionProcess process = start(FunctionSpec.ZALO_WEBHOOK, false)) {
            var _ = process.api().invoke(EventFolder.read("zalo-webhook-user-send-text"));

            List<JsonNode> lines = jsonLines(process);
            assertThat(lines)
                    .anySatisfy(line -> {
                        assertThat(line.path("message").asText()).isEqualTo("webhook accepted");
                        assertThat(line.path("level").asText()).isEqualTo("INFO");
                        assertThat(line.path("direction").asText()).isEqualTo("TO_HELPDESK");
                        assertThat(line.path("traceId").asText()).hasSize(64);
                    })
                    .anySatisfy(line -> {
                        assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").asText())
                                .isEqualTo("OABridge");
                        assertThat(line.path("WebhookAccepted").asDouble()).isEqualTo(1);
                    });
        }
    }

    @Test
    void theFirstAnswerAfterARehearsalIsQuicker() throws IOException {
        Timed cold = time(false);
        Timed rehearsed = time(true);

        System.out.printf(
                Locale.ROOT,
                "ZaloWebhookFunction in AWS's runtime, on this machine:%n  %s%n  rehearsed: %s%n",
                cold,
                rehearsed);
        // Counted, because times on a busy machine prove little.
        assertThat(rehearsed.loadedByFirst()).isLessThan(cold.loadedByFirst() / 3);
    }

    @Test
    void aFunctionThatCannotStartIsReportedAtOnceWithItsOutput() {
        Map<String, String> incomplete =
                new HashMap<>(installation.environment().of(FunctionSpec.FILE));
        incomplete.remove("OABRIDGE_FILES_TABLE");

        assertThatThrownBy(
                        () -> {
                            try (FunctionProcess process =
                                    FunctionProcess.start(
                                            FunctionSpec.FILE, zip, incomplete, false)) {
                                RuntimeApi.Answer answer =
                                        process.api().invoke(EventFolder.read("file-text"));
                                throw new AssertionError(answer.text());
                            }
                        })
                .hasStackTraceContaining("OABRIDGE_FILES_TABLE is not set");
    }

    private static void assertRehearsed(FunctionProcess process) throws IOException {
        assertThat(jsonLines(process))
                .as("before the snapshot, of %s", process.output())
                .anySatisfy(line -> {
                    assertThat(line.path("message").asText()).isEqualTo("rehearsed");
                    assertThat(line.path("rehearsal").asText()).isEqualTo("yes");
                })
                .noneMatch(line -> line.has("_aws"));
    }

    private static Timed time(boolean snapStart) throws IOException {
        try (FunctionProcess process = start(FunctionSpec.ZALO_WEBHOOK, snapStart)) {
            process.api().restore();
            String event = EventFolder.read("zalo-webhook-user-send-text");
            long before = process.loadedClasses();
            Duration first = took(process, event);
            long loaded = process.loadedClasses() - before;
            return new Timed(process.initialisation(), first, loaded, took(process, event));
        }
    }

    private static Duration took(FunctionProcess process, String event) {
        long start = System.nanoTime();
        RuntimeApi.Answer answer = process.api().invoke(event);
        assertThat(answer.failed()).as(answer.text()).isFalse();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static FunctionProcess start(FunctionSpec function, boolean snapStart)
            throws IOException {
        Map<String, String> environment = new HashMap<>(installation.environment().of(function));
        environment.put(EnvironmentKey.INSTALLATION.variable(), "Trial");
        return FunctionProcess.start(function, zip, environment, snapStart);
    }

    private static List<JsonNode> jsonLines(FunctionProcess process) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : process.output().split("\n", -1)) {
            if (line.startsWith("{")) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private record Timed(Duration init, Duration first, long loadedByFirst, Duration second) {
        @Override
        public String toString() {
            return "init %d ms, first answer %d ms (%d classes loaded), second %d ms"
                    .formatted(init.toMillis(), first.toMillis(), loadedByFirst, second.toMillis());
        }
    }
}
