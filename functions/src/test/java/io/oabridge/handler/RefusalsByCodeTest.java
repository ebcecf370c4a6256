package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.zalo.ZaloErrors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsByCodeTest {
    private final CountingMeter meter = new CountingMeter();
    private final RefusalsByCode refusals = new RefusalsByCode(meter, ZaloErrors::isListed);

    @ParameterizedTest
    @ValueSource(strings = {"-320", "-230", "-213", "-136"})
    void aListedCodeIsCountedAsItIs(String code) {
        refusals.count(Signal.REFUSED, code);

        assertThat(meter.counted()).containsExactly("REFUSED " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-99999", "HTTP 418", "", "-320 ", "-320.0", "'; --", "no message_id"})
    void anyOtherIsCountedWithTheOthers(String code) {
        refusals.count(Signal.REFUSED, code);

        assertThat(meter.counted()).containsExactly("REFUSED other");
    }

    @Test
    void howeverManyCodesAreMadeUpTheyAreOneMetric() {
        IntStream.range(1_000_000, 1_001_000)
                .forEach(code -> refusals.count(Signal.REFUSED, "-" + code));

        assertThat(meter.counted()).hasSize(1000).containsOnly("REFUSED other");
    }

    @Test
    void everythingElseIsCountedAndMeasuredAsItWas() {
        refusals.count(Signal.RETRIED, "rate-limited");
        refusals.measure(Measure.CROSSING_TO_MESSENGER, 7);

        assertThat(meter.counted()).containsExactly("RETRIED rate-limited");
        assertThat(meter.measured()).containsExactly("CROSSING_TO_MESSENGER 7");
    }
}
