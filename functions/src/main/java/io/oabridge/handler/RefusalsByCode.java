package io.oabridge.handler;

import io.oabridge.relay.port.Meter;
import java.util.function.Predicate;

/**
 * Counts a refusal under the platform's code when the code is one of those that are listed, and
 * under {@link #OTHER} when it is not. CloudWatch makes a metric of every new reason and charges
 * for it, and what a platform answers is not ours to choose.
 *
 * @param listed knows the codes that are worth a metric
 */
record RefusalsByCode(Meter meter, Predicate<String> listed) implements Meter {
    /** Any other code; the log has it. */
    static final String OTHER = "other";

    @Override
    public void count(Signal signal, String reason) {
        boolean odd = signal == Signal.REFUSED && !listed.test(reason);
        meter.count(signal, odd ? OTHER : reason);
    }

    @Override
    public void measure(Measure measure, long value) {
        meter.measure(measure, value);
    }
}
