package io.oabridge.infra;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/** One page that answers "is it well, and if not, where does it hurt". */
final class BridgeDashboard extends Construct {
    private static final int THIRD = 8;
    private static final int WHOLE = 24;

    private final BridgeMetrics metrics;
    private final Dashboard dashboard;

    BridgeDashboard(Construct scope, String installation, BridgeMetrics metrics) {
        super(scope, "Dashboard");
        this.metrics = metrics;
        this.dashboard = Dashboard.Builder.create(this, "Page").dashboardName(installation).build();
    }

    void show(List<IAlarm> alarms, Collection<BridgeFunction> functions) {
        dashboard.addWidgets(
                AlarmStatusWidget.Builder.create()
                        .title("Alarms")
                        .alarms(alarms)
                        .width(WHOLE)
                        .height(4)
                        .build());
        dashboard.addWidgets(
                direction("Zalo to Freshchat", Direction.TO_HELPDESK, Measure.CROSSING_TO_HELPDESK),
                direction(
                        "Freshchat to Zalo", Direction.TO_MESSENGER, Measure.CROSSING_TO_MESSENGER),
                graph("What became of messages", outcomes()));
        dashboard.addWidgets(
                graph("From webhook to delivery, milliseconds", crossingTimes()),
                graph("Slowest percent of webhooks, milliseconds", webhookLatencies()),
                graph("Oldest waiting message, seconds", ofQueues(metrics::oldestMessage)));
        dashboard.addWidgets(
                graph("Waiting messages", ofQueues(metrics::waitingMessages)),
                graph("Dead letters", ofQueues(metrics::deadLetters)),
                graph(
                        "Tokens",
                        List.of(
                                labelled(
                                        metrics.measured(
                                                Measure.TOKEN_LIFE,
                                                "Minimum",
                                                BridgeMetrics.FIVE_MINUTES),
                                        "life left, percent"),
                                counted(Signal.TOKEN_REFRESHED),
                                counted(Signal.TOKEN_REFRESH_FAILED),
                                counted(Signal.RECONNECT_NEEDED))));
        dashboard.addWidgets(
                graph(
                        "Requests",
                        List.of(
                                metrics.requests("Count"),
                                metrics.requests("4xx"),
                                metrics.requests("5xx"),
                                counted(Signal.WEBHOOK_DROPPED),
                                counted(Signal.WEBHOOK_REJECTED))),
                graph("Failed calls of functions", ofFunctions(functions, "Errors")),
                graph("Calls that were throttled", ofFunctions(functions, "Throttles")));
        dashboard.addWidgets(
                graph("Refused messages, by code", byReason(Signal.REFUSED)),
                graph("What messages wait for", byReason(Signal.RETRIED)),
                graph("Dropped webhooks, by reason", byReason(Signal.WEBHOOK_DROPPED)));
    }

    /** What came in and what arrived; what is measured once for each delivery counts them too. */
    private GraphWidget direction(String title, Direction direction, Measure crossing) {
        return graph(
                title,
                List.of(
                        labelled(
                                metrics.counted(
                                        Signal.WEBHOOK_ACCEPTED,
                                        direction.name(),
                                        BridgeMetrics.FIVE_MINUTES),
                                "accepted"),
                        labelled(
                                metrics.measured(
                                        crossing, "SampleCount", BridgeMetrics.FIVE_MINUTES),
                                "delivered")));
    }

    private List<IMetric> outcomes() {
        return Stream.of(
                        Signal.DELIVERED,
                        Signal.DUPLICATE,
                        Signal.IGNORED,
                        Signal.RETRIED,
                        Signal.REFUSED,
                        Signal.UNCERTAIN,
                        Signal.NOTE_NOT_POSTED,
                        Signal.DEAD_LETTERED)
                .map(this::counted)
                .toList();
    }

    private List<IMetric> crossingTimes() {
        List<IMetric> times = new ArrayList<>();
        for (Measure crossing :
                List.of(Measure.CROSSING_TO_HELPDESK, Measure.CROSSING_TO_MESSENGER)) {
            for (String statistic : List.of("p50", "p99")) {
                times.add(
                        labelled(
                                metrics.measured(crossing, statistic, BridgeMetrics.FIVE_MINUTES),
                                crossing + " " + statistic));
            }
        }
        return times;
    }

    private List<IMetric> webhookLatencies() {
        return Stream.of(FunctionSpec.values())
                .map(FunctionSpec::trigger)
                .filter(Trigger.Http.class::isInstance)
                .flatMap(trigger -> ((Trigger.Http) trigger).routes().stream())
                .filter(WebhookApi::isWebhook)
                .<IMetric>map(route -> labelled(metrics.latency(route), route.path()))
                .toList();
    }

    private static List<IMetric> ofQueues(java.util.function.Function<QueueSpec, Metric> metric) {
        return Stream.of(QueueSpec.values())
                .<IMetric>map(queue -> labelled(metric.apply(queue), queue.queueName()))
                .toList();
    }

    private List<IMetric> ofFunctions(Collection<BridgeFunction> functions, String name) {
        return functions.stream()
                .<IMetric>map(function ->
                        labelled(metrics.function(function, name), function.spec().functionName()))
                .toList();
    }

    private List<IMetric> byReason(Signal signal) {
        return List.of(metrics.byReason(signal, BridgeMetrics.FIVE_MINUTES));
    }

    private IMetric counted(Signal signal) {
        return metrics.counted(signal, BridgeMetrics.FIVE_MINUTES);
    }

    private static Metric labelled(Metric metric, String label) {
        return metric.with(MetricOptions.builder().label(label).build());
    }

    private static GraphWidget graph(String title, List<? extends IMetric> left) {
        return GraphWidget.Builder.create().title(title).left(left).width(THIRD).build();
    }
}
