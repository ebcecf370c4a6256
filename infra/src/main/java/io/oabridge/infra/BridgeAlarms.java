package io.oabridge.infra;

import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.topology.ConstantName;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/**
 * What somebody should be told of. Each alarm's description says what is the matter, what to do
 * first, and which section of the runbook goes on from there.
 */
final class BridgeAlarms extends Construct {
    private static final Duration HOUR = Duration.hours(1);
    private static final Duration QUARTER = Duration.minutes(15);

    private final String installation;
    private final BridgeMetrics metrics;
    private final AlarmTopic topic;
    private final List<IAlarm> alarms = new ArrayList<>();

    BridgeAlarms(Construct scope, String installation, BridgeMetrics metrics, AlarmTopic topic) {
        super(scope, "Alarms");
        this.installation = installation;
        this.metrics = metrics;
        this.topic = topic;
    }

    /** All of them, in the order in which they were added. */
    List<IAlarm> all() {
        return List.copyOf(alarms);
    }

    void ofQueues() {
        for (QueueSpec queue : QueueSpec.values()) {
            String name = ConstantName.hyphenated(queue);
            add(
                    name + "-dead-letters",
                    RunbookSection.DEAD_LETTERS,
                    "Messages were given up and lie in the dead-letter queue. Agents were told"
                            + " where that was possible. Find the cause, then send them again.",
                    metrics.deadLetters(queue),
                    Threshold.atLeast(1));
            add(
                    name + "-waiting",
                    RunbookSection.WAITING_MESSAGES,
                    "A message has been waiting for more than five minutes. Look in the worker's"
                            + " log for what it is waiting for.",
                    metrics.oldestMessage(queue),
                    Threshold.over(300));
        }
    }

    void ofWebhooks() {
        add(
                "server-errors",
                RunbookSection.WEBHOOK_ERRORS,
                "Webhooks or pages were answered with an error of the server. Zalo unsubscribes an"
                        + " app that keeps getting them: look at the access log and the webhook"
                        + " functions' logs now.",
                metrics.requests("5xx"),
                Threshold.atLeast(1));
        for (FunctionSpec function : FunctionSpec.values()) {
            if (function.trigger() instanceof Trigger.Http(List<Trigger.Route> routes)) {
                routes.stream()
                        .filter(WebhookApi::isWebhook)
                        .forEach(route -> slowWebhook(function, route));
            }
        }
        add(
                "bad-signatures",
                RunbookSection.BAD_SIGNATURES,
                "Webhooks with a wrong signature were refused. If customers' messages are missing,"
                        + " the stored key is not the platform's: compare them.",
                metrics.counted(
                        Signal.WEBHOOK_REJECTED,
                        ConstantName.hyphenated(RejectReason.BAD_SIGNATURE),
                        QUARTER),
                Threshold.atLeast(3));
        for (DropReason reason : List.of(DropReason.NOT_CONFIGURED, DropReason.UNKNOWN_ACCOUNT)) {
            add(
                    "webhooks-" + ConstantName.hyphenated(reason),
                    RunbookSection.DROPPED_WEBHOOKS,
                    "Webhooks were dropped because the bridge is not set up for them. Messages are"
                            + " being lost: finish the set-up, or correct the ids.",
                    metrics.counted(
                            Signal.WEBHOOK_DROPPED, ConstantName.hyphenated(reason), QUARTER),
                    Threshold.atLeast(3));
        }
    }

    /** Of what is not called by a request: nobody else would notice that it fails. */
    void ofFunctions(Collection<BridgeFunction> functions) {
        for (BridgeFunction function : functions) {
            if (!(function.spec().trigger() instanceof Trigger.Http)) {
                String name = ConstantName.hyphenated(function.spec());
                add(
                        name + "-errors",
                        RunbookSection.FUNCTION_ERRORS,
                        function.spec().functionName()
                                + " failed, which no message should make it do. Messages stay in"
                                + " the queue; look at its log.",
                        metrics.function(function, "Errors"),
                        Threshold.atLeast(1));
                add(
                        name + "-throttles",
                        RunbookSection.THROTTLED_FUNCTIONS,
                        function.spec().functionName()
                                + " was not started because the account's limit of concurrent"
                                + " functions is reached. Ask AWS to raise it.",
                        metrics.function(function, "Throttles"),
                        Threshold.atLeast(1));
            }
        }
    }

    void ofMessages() {
        add(
                "refused-messages",
                RunbookSection.REFUSED_MESSAGES,
                "Five messages or more were refused within an hour. Agents were told of each; when"
                        + " the reason is the same every time, an administrator has to act.",
                metrics.counted(Signal.REFUSED, HOUR),
                Threshold.atLeast(5));
        add(
                "notes-not-posted",
                RunbookSection.NOTES_NOT_POSTED,
                "A private note could not be posted, so an agent does not know that a message did"
                        + " not arrive. Check the agent who signs notes and the API token.",
                metrics.counted(Signal.NOTE_NOT_POSTED, BridgeMetrics.FIVE_MINUTES),
                Threshold.atLeast(1));
    }

    void ofTokens(Schedules schedules) {
        add(
                "token-life",
                RunbookSection.TOKEN_LIFE,
                "Less than a fifth of an access token's life is left, so it was not renewed in"
                        + " time. Look in TokenRefreshFunction's log before it ends.",
                metrics.measured(Measure.TOKEN_LIFE, "Minimum", HOUR),
                Threshold.under(20).unchangedWithoutData());
        add(
                "token-refresh",
                RunbookSection.TOKEN_REFRESH,
                "Zalo did not issue a new token. The bridge tries again by itself unless the"
                        + " alarm \"reconnect\" rings as well.",
                metrics.counted(Signal.TOKEN_REFRESH_FAILED, BridgeMetrics.FIVE_MINUTES),
                Threshold.atLeast(1));
        add(
                "reconnect",
                RunbookSection.RECONNECT,
                "An Official Account must be connected again: its token cannot be renewed. Its"
                        + " messages wait for a day. Open the connect page.",
                metrics.counted(Signal.RECONNECT_NEEDED, HOUR),
                Threshold.atLeast(1).in(1, 2));
        add(
                "dropped-schedules",
                RunbookSection.DROPPED_SCHEDULES,
                "A scheduled call was given up. If it goes on, tokens are not renewed: look at the"
                        + " schedule and its role.",
                metrics.droppedCalls(schedules.groupName()),
                Threshold.atLeast(1));
    }

    private void slowWebhook(FunctionSpec function, Trigger.Route route) {
        add(
                ConstantName.hyphenated(function) + "-slow",
                RunbookSection.SLOW_WEBHOOKS,
                "The slowest webhooks took longer than 1.5 seconds, twice within a quarter of an"
                        + " hour. Zalo waits for two seconds.",
                metrics.latency(route),
                Threshold.over(1500).in(2, 3));
    }

    private void add(
            String name,
            RunbookSection section,
            String meaning,
            Metric metric,
            Threshold threshold) {
        Alarm alarm =
                threshold
                        .set(
                                Alarm.Builder.create(this, name)
                                        .alarmName(installation + "-" + name)
                                        .alarmDescription(
                                                meaning + " docs/runbook.md#" + section.anchor())
                                        .metric(metric))
                        .build();
        alarm.addAlarmAction(new SnsAction(topic.topic()));
        alarms.add(alarm);
    }
}
