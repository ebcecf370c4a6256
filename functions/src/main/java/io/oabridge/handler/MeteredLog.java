package io.oabridge.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.oabridge.relay.port.Meter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environment;
import software.amazon.cloudwatchlogs.emf.environment.EnvironmentProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.cloudwatchlogs.emf.environment.LambdaEnvironment;
import software.amazon.cloudwatchlogs.emf.model.MetricsContext;
import software.amazon.cloudwatchlogs.emf.sinks.ISink;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.internal.EmfMetricsLogger;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;
import software.amazon.lambda.powertools.metrics.provider.EmfMetricsProvider;

/**
 * Counts as CloudWatch metrics, written to the log in the embedded metric format, and as one plain
 * log line each. A reason is never refused: whatever CloudWatch does not take in a dimension is
 * replaced.
 */
final class MeteredLog implements Meter {
    static final String NAMESPACE = "OABridge";

    private static final Logger LOG = LoggerFactory.getLogger(MeteredLog.class);
    private static final int LONGEST_REASON = 250;

    private final Metrics metrics;

    MeteredLog() {
        this(onStandardOutput());
    }

    private MeteredLog(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Makes each metric line as any other does, and then keeps it to itself. */
    static MeteredLog toNobody() {
        return new MeteredLog(new EmfMetricsLogger(new Unheard(), new MetricsContext()));
    }

    @Override
    public void count(Signal signal, String reason) {
        LOG.atInfo().addKeyValue("signal", signal).addKeyValue("reason", reason).log("counted");
        metrics.flushSingleMetric(
                metricName(signal),
                1,
                MetricUnit.COUNT,
                NAMESPACE,
                DimensionSet.of("reason", dimension(reason)));
    }

    /** {@code WEBHOOK_DROPPED} is the metric {@code WebhookDropped}. */
    static String metricName(Signal signal) {
        StringBuilder name = new StringBuilder();
        for (String word : signal.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** Printable ASCII without spaces, which is all a dimension may hold, and never nothing. */
    private static String dimension(String reason) {
        String word = reason.strip().replaceAll("[^!-~]+", "-");
        if (word.isEmpty()) {
            return "unknown";
        }
        return word.length() > LONGEST_REASON ? word.substring(0, LONGEST_REASON) : word;
    }

    /**
     * Without the override, a process that is not on Lambda looks for EC2's metadata service and
     * then for an agent on a socket. The provider is asked directly because the factory's instance
     * keeps a logger for every trace id it ever saw and forgets it only at a whole flush.
     */
    private static Metrics onStandardOutput() {
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        return new EmfMetricsProvider().getMetricsInstance();
    }

    /** Lambda's way of writing metrics, up to the finished line. */
    private static final class Unheard extends EnvironmentProvider implements ISink {
        @Override
        public CompletableFuture<Environment> resolveEnvironment() {
            return CompletableFuture.completedFuture(
                    new LambdaEnvironment() {
                        @Override
                        public ISink getSink() {
                            return Unheard.this;
                        }
                    });
        }

        @Override
        public void accept(MetricsContext context) {
            try {
                var _ = context.serialize();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a metric cannot be written", e);
            }
        }

        @Override
        public CompletableFuture<Void> shutdown() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
