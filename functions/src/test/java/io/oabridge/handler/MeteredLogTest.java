package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.topology.ConstantName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What CloudWatch finds on the standard output of a process that counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeteredLogTest {
    private List<String> lines = List.of();

    @BeforeAll
    void countEverything() throws IOException {
        lines = output("Trial");
    }

    /** The whole line and nothing else on it: that is all CloudWatch understands. */
    @ParameterizedTest
    @EnumSource
    void everySignalIsALineOfItsOwn(Signal signal) {
        assertThat(lines)
                .containsOnlyOnce(
                        new EmbeddedMetric(
                                        "Trial",
                                        ConstantName.capitalised(signal),
                                        "Count",
                                        1,
                                        Optional.of(CountEverything.REASON))
                                .json(CountEverything.AT));
    }

    @ParameterizedTest
    @CsvSource({
        "CROSSING_TO_HELPDESK, CrossingToHelpdesk, Milliseconds",
        "CROSSING_TO_MESSENGER, CrossingToMessenger, Milliseconds",
        "TOKEN_LIFE, TokenLife, Percent",
    })
    void everyMeasureIsALineOfItsOwn(Measure measure, String name, String unit) {
        assertThat(ConstantName.capitalised(measure)).isEqualTo(name);
        assertThat(lines)
                .containsOnlyOnce(
                        new EmbeddedMetric(
                                        "Trial",
                                        name,
                                        unit,
                                        CountEverything.VALUE,
                                        Optional.empty())
                                .json(CountEverything.AT));
    }

    @Test
    void anInstallationWithoutANameHasThePlainLogAlone() throws IOException {
        List<String> plain = output();

        assertThat(plain).noneMatch(line -> line.contains("_aws"));
        assertThat(plain.stream().filter(line -> line.contains("\"counted\"")))
                .hasSize(Signal.values().length);
        assertThat(plain.stream().filter(line -> line.contains("\"measured\"")))
                .hasSize(Measure.values().length);
    }

    private static List<String> output(String... installation) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CountEverything.class.getName()));
        command.addAll(List.of(installation));
        ProcessBuilder counting = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        try (InputStream output = counting.start().getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
