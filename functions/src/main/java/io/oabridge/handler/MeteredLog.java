package io.oabridge.handler;

import io.oabridge.relay.port.Meter;
import io.oabridge.topology.ConstantName;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and measures as one plain log line each and, in an installation that has a name, as
 * CloudWatch metrics, which are lines of the log as well. Nothing is kept back: a process that is
 * killed has written all it counted.
 */
final class MeteredLog implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(MeteredLog.class);

    /** Its lines carry nothing but the metric (log4j2.xml). */
    private static final Logger METRICS = LoggerFactory.getLogger("metrics");

    private final Optional<String> installation;
    private final InstantSource clock;
    private final Consumer<String> lines;

    /**
     * @param installation whose metrics they are; without it there is only the plain log line, as
     *     on a machine where no CloudWatch reads along
     */
    MeteredLog(Optional<String> installation, InstantSource clock) {
        this(installation, clock, line -> METRICS.info("{}", line));
    }

    private MeteredLog(Optional<String> installation, InstantSource clock, Consumer<String> lines) {
        this.installation = installation;
        this.clock = clock;
        this.lines = lines;
    }

    /** Makes each metric line as any other does, and then keeps it to itself. */
    static MeteredLog toNobody(InstantSource clock) {
        return new MeteredLog(Optional.of("nobody"), clock, line -> {});
    }

    @Override
    public void count(Signal signal, String reason) {
        LOG.atInfo().addKeyValue("signal", signal).addKeyValue("reason", reason).log("counted");
        emit(signal, "Count", 1, Optional.of(reason));
    }

    @Override
    public void measure(Measure measure, long value) {
        LOG.atInfo().addKeyValue("measure", measure).addKeyValue("value", value).log("measured");
        String unit =
                switch (measure.unit()) {
                    case MILLISECONDS -> "Milliseconds";
                    case PERCENT -> "Percent";
                };
        emit(measure, unit, value, Optional.empty());
    }

    private void emit(Enum<?> what, String unit, long value, Optional<String> reason) {
        installation
                .map(name ->
                        new EmbeddedMetric(
                                name, ConstantName.capitalised(what), unit, value, reason))
                .ifPresent(metric -> lines.accept(metric.json(clock.instant())));
    }
}
