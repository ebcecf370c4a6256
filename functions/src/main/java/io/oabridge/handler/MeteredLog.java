package io.oabridge.handler;

import io.oabridge.relay.port.Meter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Counts as CloudWatch metrics, written to the log in the embedded metric format, and as one plain
 * log line each.
 */
final class MeteredLog implements Meter {
    static final String NAMESPACE = "OABridge";

    private static final Logger LOG = LoggerFactory.getLogger(MeteredLog.class);

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    @Override
    public void count(Signal signal, String reason) {
        LOG.atInfo().addKeyValue("signal", signal).addKeyValue("reason", reason).log("counted");
        metrics.flushSingleMetric(
                metricName(signal),
                1,
                MetricUnit.COUNT,
                NAMESPACE,
                DimensionSet.of("reason", reason));
    }

    /** {@code WEBHOOK_DROPPED} is the metric {@code WebhookDropped}. */
    static String metricName(Signal signal) {
        StringBuilder name = new StringBuilder();
        for (String word : signal.name().split("_", -1)) {
            name.append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }
}
