package io.oabridge.infra;

import io.oabridge.relay.port.Meter;
import io.oabridge.topology.ConstantName;
import io.oabridge.topology.MetricNames;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.Trigger;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.Queue;

/** The metrics that alarms and the dashboard look at, of one installation. */
final class BridgeMetrics {
    static final Duration FIVE_MINUTES = Duration.minutes(5);
    static final String SUM = "Sum";
    static final String MAXIMUM = "Maximum";

    private final String installation;
    private final RelayQueues queues;
    private final WebhookApi api;

    BridgeMetrics(String installation, RelayQueues queues, WebhookApi api) {
        this.installation = installation;
        this.queues = queues;
        this.api = api;
    }

    /** How often it was counted, whatever the reason. */
    Metric counted(Meter.Signal signal, Duration period) {
        return own(signal, Map.of(MetricNames.INSTALLATION, installation), SUM, period);
    }

    /** How often it was counted for one reason. */
    Metric counted(Meter.Signal signal, String reason, Duration period) {
        return own(
                signal,
                Map.of(MetricNames.INSTALLATION, installation, MetricNames.REASON, reason),
                SUM,
                period);
    }

    /** How often it was counted for each reason that occurs, also for those nobody thought of. */
    MathExpression byReason(Meter.Signal signal, Duration period) {
        return MathExpression.Builder.create()
                .expression(
                        "SEARCH('{%s,%s,%s} MetricName=\"%s\" %s=\"%s\"', '%s', %d)"
                                .formatted(
                                        MetricNames.NAMESPACE,
                                        MetricNames.INSTALLATION,
                                        MetricNames.REASON,
                                        ConstantName.capitalised(signal),
                                        MetricNames.INSTALLATION,
                                        installation,
                                        SUM,
                                        period.toSeconds()))
                .label("")
                .period(period)
                .build();
    }

    Metric measured(Meter.Measure measure, String statistic, Duration period) {
        return own(measure, Map.of(MetricNames.INSTALLATION, installation), statistic, period);
    }

    /** Seconds that the message which waits longest has waited. */
    Metric oldestMessage(QueueSpec queue) {
        return queueMetric(queues.queue(queue), "ApproximateAgeOfOldestMessage");
    }

    Metric waitingMessages(QueueSpec queue) {
        return queueMetric(queues.queue(queue), "ApproximateNumberOfMessagesVisible");
    }

    Metric deadLetters(QueueSpec queue) {
        return queueMetric(queues.deadLetters(queue), "ApproximateNumberOfMessagesVisible");
    }

    /** Over all routes; {@code name} is {@code 4xx}, {@code 5xx} or {@code Count}. */
    Metric requests(String name) {
        return metric(
                "AWS/ApiGateway",
                name,
                Map.of("ApiId", api.apiId(), "Stage", "$default"),
                SUM,
                FIVE_MINUTES);
    }

    /** Milliseconds the slowest percent of one route's callers waited. */
    Metric latency(Trigger.Route route) {
        return metric(
                "AWS/ApiGateway",
                "Latency",
                Map.of(
                        "ApiId",
                        api.apiId(),
                        "Stage",
                        "$default",
                        "Method",
                        route.method(),
                        "Resource",
                        route.path()),
                "p99",
                FIVE_MINUTES);
    }

    /** Over all versions; {@code name} is {@code Errors}, {@code Throttles} and the like. */
    Metric function(BridgeFunction function, String name) {
        return metric(
                "AWS/Lambda",
                name,
                Map.of("FunctionName", function.live().getLambda().getFunctionName()),
                SUM,
                FIVE_MINUTES);
    }

    /** Calls of a group of schedules that were given up. */
    Metric droppedCalls(String scheduleGroup) {
        return metric(
                "AWS/Scheduler",
                "InvocationDroppedCount",
                Map.of("ScheduleGroup", scheduleGroup),
                SUM,
                FIVE_MINUTES);
    }

    private Metric queueMetric(Queue queue, String name) {
        return metric(
                "AWS/SQS", name, Map.of("QueueName", queue.getQueueName()), MAXIMUM, FIVE_MINUTES);
    }

    private static Metric own(
            Enum<?> what, Map<String, String> dimensions, String statistic, Duration period) {
        return metric(
                MetricNames.NAMESPACE,
                ConstantName.capitalised(what),
                dimensions,
                statistic,
                period);
    }

    private static Metric metric(
            String namespace,
            String name,
            Map<String, String> dimensions,
            String statistic,
            Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(new TreeMap<>(dimensions))
                .statistic(statistic)
                .period(period)
                .build();
    }
}
