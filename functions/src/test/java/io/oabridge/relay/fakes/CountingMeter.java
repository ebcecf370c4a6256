package io.oabridge.relay.fakes;

import io.oabridge.relay.port.Meter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every count as {@code SIGNAL reason}. */
public final class CountingMeter implements Meter {
    private final List<String> counted = new CopyOnWriteArrayList<>();

    @Override
    public void count(Signal signal, String reason) {
        counted.add(signal + " " + reason);
    }

    public List<String> counted() {
        return List.copyOf(counted);
    }
}
