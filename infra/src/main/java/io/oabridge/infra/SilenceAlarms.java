package io.oabridge.infra;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.Meter.Measure;
import io.oabridge.relay.port.Meter.Signal;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmRule;
import software.amazon.awscdk.services.cloudwatch.AlarmState;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/**
 * Tells somebody that a platform sends no webhooks any more: nothing fails then, and no other alarm
 * rings. Each is made of two conditions that call nobody by themselves, so that an installation
 * which is not connected yet is left in peace (docs/adr/0021-silence-counts-while-connected.md).
 */
final class SilenceAlarms extends Construct {
    private static final Duration HOUR = Duration.hours(1);

    private final String installation;
    private final BridgeMetrics metrics;
    private final AlarmTopic topic;
    private final List<IAlarm> alarms = new ArrayList<>();

    SilenceAlarms(Construct scope, String installation, BridgeMetrics metrics, AlarmTopic topic) {
        super(scope, "SilenceAlarms");
        this.installation = installation;
        this.metrics = metrics;
        this.topic = topic;
    }

    /** Those that call somebody. */
    List<IAlarm> all() {
        return List.copyOf(alarms);
    }

    void add(BridgeContext.Silence silence) {
        add(
                "zalo-silent",
                Direction.TO_HELPDESK,
                silence.zaloHours(),
                "No customer's message came from Zalo for %d hours. Write to the account from a"
                        + " phone. If that does not arrive: does the webhook's address answer, is"
                        + " the webhook on at Zalo, are its events on, is the OA Secret Key right?");
        add(
                "freshchat-silent",
                Direction.TO_MESSENGER,
                silence.freshchatHours(),
                "No agent's message came from Freshchat for %d hours. Have an agent answer. If"
                        + " that does not arrive: is the webhook on in Freshchat, is its address"
                        + " ours, is the public key right?");
    }

    private void add(String name, Direction direction, int hours, String meaning) {
        if (hours == BridgeContext.Silence.NEVER) {
            return;
        }
        Threshold none = Threshold.under(1).breachedWithoutData();
        Alarm noWebhooks =
                condition(
                        name,
                        "no-webhooks",
                        metrics.counted(Signal.WEBHOOK_ACCEPTED, direction.name(), HOUR),
                        none.in(hours, hours));
        // Half of the hours, because the hourly look at the tokens may fall between two of them.
        Alarm notConnected =
                condition(
                        name,
                        "not-connected",
                        metrics.measured(Measure.TOKEN_LIFE, "SampleCount", HOUR),
                        none.in(hours / 2, hours));
        CompositeAlarm alarm =
                CompositeAlarm.Builder.create(this, name)
                        .compositeAlarmName(installation + "-" + name)
                        .alarmDescription(
                                meaning.formatted(hours)
                                        + " docs/runbook.md#"
                                        + RunbookSection.SILENT_PLATFORM.anchor())
                        .alarmRule(
                                AlarmRule.allOf(
                                        AlarmRule.fromAlarm(noWebhooks, AlarmState.ALARM),
                                        AlarmRule.fromAlarm(notConnected, AlarmState.OK)))
                        .build();
        alarm.addAlarmAction(new SnsAction(topic.topic()));
        alarms.add(alarm);
    }

    private Alarm condition(String name, String what, Metric metric, Threshold threshold) {
        return threshold
                .set(
                        Alarm.Builder.create(this, name + "-" + what)
                                .alarmName(installation + "-" + name + "-" + what)
                                .alarmDescription(
                                        "A condition of the alarm \""
                                                + name
                                                + "\"; it calls nobody.")
                                .metric(metric))
                .build();
    }
}
