package io.oabridge.relay.fakes;

import io.oabridge.relay.port.Meter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every count as {@code SIGNAL reason}. */
public final class CountingMeter implements Meter {
    private final List<String> counted = new CopyOnWriteArrayList<>();
    private final List<String> measured = new CopyOnWriteArrayList<>();

    @Override
    public void count(Signal signal, String reason) {
        counted.add(signal + " " + reason);
    }

    @Override
    public void measure(Measure measure, long value) {
        measured.add(measure + " " + value);
    }

    /** Every measured value as {@code MEASURE value}. */
    public List<String> measured() {
        return List.copyOf(measured);
    }

    public List<String> counted() {
        return List.copyOf(counted);
    }
}
