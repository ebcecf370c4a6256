package io.oabridge.handler;

import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import java.time.Instant;
import java.util.Optional;

/** A process of its own, because what counts is what stands on its standard output. */
final class CountEverything {
    static final String REASON = "some {} reason";
    static final long VALUE = 1250;
    static final Instant AT = Instant.ofEpochMilli(1_760_000_000_123L);

    private CountEverything() {}

    /** Counts every signal and measures everything once, for the installation that is named. */
    public static void main(String[] arguments) {
        MeteredLog meter =
                new MeteredLog(
                        arguments.length == 0 ? Optional.empty() : Optional.of(arguments[0]),
                        () -> AT);
        for (Signal signal : Signal.values()) {
            meter.count(signal, REASON);
        }
        for (Measure measure : Measure.values()) {
            meter.measure(measure, VALUE);
        }
    }
}
