package io.oabridge.handler;

import io.oabridge.relay.port.Meter.Signal;
import java.util.List;

/** A process of its own, because Powertools looks for its switch in the environment. */
final class CountEverything {
    static final String PLAIN = "some-reason";

    /** Reasons a careless caller might give, each counted as {@link Signal#REFUSED}. */
    static final List<String> ODD =
            List.of(
                    "out of time: rate-limited",
                    "k\u1ebft n\u1ed1i h\u1ecfng",
                    " two\twords ",
                    "",
                    "   ",
                    "x".repeat(5000));

    private CountEverything() {}

    /** Counts every signal once, and then the odd reasons. */
    public static void main(String[] arguments) {
        MeteredLog meter = new MeteredLog();
        for (Signal signal : Signal.values()) {
            meter.count(signal, PLAIN);
        }
        ODD.forEach(reason -> meter.count(Signal.REFUSED, reason));
    }
}
