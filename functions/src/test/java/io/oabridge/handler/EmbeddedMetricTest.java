package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedMetricTest {
    private static final Instant AT = Instant.ofEpochMilli(1_760_000_000_123L);

    @Test
    void aCountIsFoundByInstallationAndByReason() {
        EmbeddedMetric refused =
                new EmbeddedMetric("OaBridge", "Refused", "Count", 1, Optional.of("-230"));

        assertThat(refused.json(AT))
                .isEqualTo(
                        "{\"_aws\":{\"Timestamp\":1760000000123,\"CloudWatchMetrics\":[{"
                                + "\"Namespace\":\"OABridge\","
                                + "\"Dimensions\":[[\"installation\"],[\"installation\",\"reason\"]],"
                                + "\"Metrics\":[{\"Name\":\"Refused\",\"Unit\":\"Count\"}]}]},"
                                + "\"installation\":\"OaBridge\",\"reason\":\"-230\",\"Refused\":1}");
    }

    @Test
    void aValueWithoutAReasonIsFoundByInstallationAlone() {
        EmbeddedMetric life =
                new EmbeddedMetric("OaBridge", "TokenLife", "Percent", 38, Optional.empty());

        assertThat(life.json(AT))
                .isEqualTo(
                        "{\"_aws\":{\"Timestamp\":1760000000123,\"CloudWatchMetrics\":[{"
                                + "\"Namespace\":\"OABridge\",\"Dimensions\":[[\"installation\"]],"
                                + "\"Metrics\":[{\"Name\":\"TokenLife\",\"Unit\":\"Percent\"}]}]},"
                                + "\"installation\":\"OaBridge\",\"TokenLife\":38}");
    }

    /** CloudWatch drops a line whose dimensions it does not take, and the alarm never rings. */
    @ParameterizedTest
    @CsvSource({
        "out of time: rate-limited, out-of-time:-rate-limited",
        "k\u1ebft n\u1ed1i h\u1ecfng, k-t-n-i-h-ng",
        "' two\twords ', two-words",
        "'', unknown",
        "'   ', unknown",
    })
    void aReasonThatIsNoPlainWordIsMadeOne(String reason, String dimension) {
        assertThat(reasonOf(reason)).isEqualTo(dimension);
    }

    @Test
    void aReasonIsCutToWhatCloudWatchTakes() {
        assertThat(reasonOf("x".repeat(5000))).isEqualTo("x".repeat(250));
    }

    private static String reasonOf(String reason) {
        String line =
                new EmbeddedMetric("OaBridge", "Refused", "Count", 1, Optional.of(reason)).json(AT);
        return Json.object(line).orElseThrow().path("reason").asText();
    }
}
