package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What CloudWatch finds on the standard output of a process that counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeteredLogTest {
    private List<JsonNode> metrics = List.of();

    @BeforeAll
    void countEverything() throws IOException {
        ProcessBuilder counting =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CountEverything.class.getName())
                        .redirectError(Redirect.DISCARD);
        counting.environment().remove("POWERTOOLS_METRICS_DISABLED");
        try (InputStream output = counting.start().getInputStream()) {
            metrics =
                    new String(output.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .flatMap(line -> Json.object(line).stream())
                            .filter(line -> line.has("_aws"))
                            .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WEBHOOK_DROPPED, WebhookDropped",
        "DELIVERED, Delivered",
        "TOKEN_REFRESH_FAILED, TokenRefreshFailed",
        "NOTE_NOT_POSTED, NoteNotPosted",
    })
    void aMetricIsNamedAsCloudWatchNamesThem(Signal signal, String name) {
        assertThat(MeteredLog.metricName(signal)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void everySignalIsOneMetricWithItsReason(Signal signal) {
        String name = MeteredLog.metricName(signal);
        List<JsonNode> found = plain().filter(metric -> metric.has(name)).toList();

        assertThat(found).hasSize(1);
        JsonNode metric = found.getFirst();

        JsonNode directive = metric.at("/_aws/CloudWatchMetrics/0");
        assertThat(directive.path("Namespace").asText()).isEqualTo("OABridge");
        assertThat(directive.at("/Metrics/0/Name").asText()).isEqualTo(name);
        assertThat(directive.at("/Metrics/0/Unit").asText()).isEqualTo("Count");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"reason\"]]");
        assertThat(metric.path(name).asInt()).isEqualTo(1);
    }

    /** Powertools throws at such values, and counting must never be what a delivery fails of. */
    @Test
    void aReasonThatIsNoPlainWordIsMadeOne() {
        assertThat(metrics.stream().map(MeteredLogTest::reason))
                .filteredOn(reason -> !reason.equals(CountEverything.PLAIN))
                .containsExactly(
                        "out-of-time:-rate-limited",
                        "k-t-n-i-h-ng",
                        "two-words",
                        "unknown",
                        "unknown",
                        "x".repeat(250));
    }

    private Stream<JsonNode> plain() {
        return metrics.stream().filter(metric -> reason(metric).equals(CountEverything.PLAIN));
    }

    private static String reason(JsonNode metric) {
        return metric.path("reason").asText();
    }
}
