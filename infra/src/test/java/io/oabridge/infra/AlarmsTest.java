package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    private final SynthesisedTemplate template = SynthesisedTemplate.standard();

    /** Name, metric, statistic, comparison and threshold, breaches of periods, seconds, no data. */
    @ParameterizedTest
    @CsvSource({
        "to-helpdesk-dead-letters, AWS/SQS, ApproximateNumberOfMessagesVisible, Maximum, >=1, 1/1, 300, notBreaching",
        "to-messenger-dead-letters, AWS/SQS, ApproximateNumberOfMessagesVisible, Maximum, >=1, 1/1, 300, notBreaching",
        "to-helpdesk-waiting, AWS/SQS, ApproximateAgeOfOldestMessage, Maximum, >300, 1/1, 300, notBreaching",
        "to-messenger-waiting, AWS/SQS, ApproximateAgeOfOldestMessage, Maximum, >300, 1/1, 300, notBreaching",
        "server-errors, AWS/ApiGateway, 5xx, Sum, >=1, 1/1, 300, notBreaching",
        "zalo-webhook-slow, AWS/ApiGateway, Latency, p99, >1500, 2/3, 300, notBreaching",
        "freshchat-webhook-slow, AWS/ApiGateway, Latency, p99, >1500, 2/3, 300, notBreaching",
        "bad-signatures, OABridge, WebhookRejected, Sum, >=3, 1/1, 900, notBreaching",
        "webhooks-not-configured, OABridge, WebhookDropped, Sum, >=3, 1/1, 900, notBreaching",
        "webhooks-unknown-account, OABridge, WebhookDropped, Sum, >=3, 1/1, 900, notBreaching",
        "to-helpdesk-errors, AWS/Lambda, Errors, Sum, >=1, 1/1, 300, notBreaching",
        "to-helpdesk-throttles, AWS/Lambda, Throttles, Sum, >=1, 1/1, 300, notBreaching",
        "to-messenger-errors, AWS/Lambda, Errors, Sum, >=1, 1/1, 300, notBreaching",
        "to-messenger-throttles, AWS/Lambda, Throttles, Sum, >=1, 1/1, 300, notBreaching",
        "token-refresh-errors, AWS/Lambda, Errors, Sum, >=1, 1/1, 300, notBreaching",
        "token-refresh-throttles, AWS/Lambda, Throttles, Sum, >=1, 1/1, 300, notBreaching",
        "redrive-errors, AWS/Lambda, Errors, Sum, >=1, 1/1, 300, notBreaching",
        "redrive-throttles, AWS/Lambda, Throttles, Sum, >=1, 1/1, 300, notBreaching",
        "catch-up-errors, AWS/Lambda, Errors, Sum, >=1, 1/1, 300, notBreaching",
        "catch-up-throttles, AWS/Lambda, Throttles, Sum, >=1, 1/1, 300, notBreaching",
        "refused-messages, OABridge, Refused, Sum, >=5, 1/1, 3600, notBreaching",
        "notes-not-posted, OABridge, NoteNotPosted, Sum, >=1, 1/1, 300, notBreaching",
        "token-life, OABridge, TokenLife, Minimum, <20, 1/1, 3600, ignore",
        "token-refresh, OABridge, TokenRefreshFailed, Sum, >=1, 1/1, 300, notBreaching",
        "reconnect, OABridge, ReconnectNeeded, Sum, >=1, 1/2, 3600, notBreaching",
        "dropped-schedules, AWS/Scheduler, InvocationDroppedCount, Sum, >=1, 1/1, 300, notBreaching",
        "zalo-silent-no-webhooks, OABridge, WebhookAccepted, Sum, <1, 24/24, 3600, breaching",
        "zalo-silent-not-connected, OABridge, TokenLife, SampleCount, <1, 12/24, 3600, breaching",
        "freshchat-silent-no-webhooks, OABridge, WebhookAccepted, Sum, <1, 72/72, 3600, breaching",
        "freshchat-silent-not-connected, OABridge, TokenLife, SampleCount, <1, 36/72, 3600, breaching",
    })
    void anAlarmRingsWhenItShould(
            String name,
            String namespace,
            String metric,
            String statistic,
            String threshold,
            String periods,
            int seconds,
            String noData) {
        JsonNode alarm = alarm(name);

        assertThat(alarm.path("Namespace").asText()).isEqualTo(namespace);
        assertThat(alarm.path("MetricName").asText()).isEqualTo(metric);
        assertThat(alarm.path("Statistic").asText(alarm.path("ExtendedStatistic").asText()))
                .isEqualTo(statistic);
        assertThat(comparison(alarm) + alarm.path("Threshold").asInt()).isEqualTo(threshold);
        assertThat(
                        alarm.path("DatapointsToAlarm").asInt(1)
                                + "/"
                                + alarm.path("EvaluationPeriods").asInt())
                .isEqualTo(periods);
        assertThat(alarm.path("Period").asInt()).isEqualTo(seconds);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo(noData);
    }

    /** So that an alarm that is added gets a row above. */
    @Test
    void thereAreNoOthers() {
        assertThat(template.all(ALARM)).hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({
        "to-helpdesk-dead-letters, QueueName, ToHelpdeskDeadLetters",
        "to-messenger-waiting, QueueName, ToMessengerQueue",
        "to-helpdesk-errors, FunctionName, ToHelpdeskFunction",
        "token-refresh-throttles, FunctionName, TokenRefreshFunction",
        "server-errors, ApiId, BridgeApi",
        "zalo-webhook-slow, Resource, /webhooks/zalo",
        "freshchat-webhook-slow, Resource, /webhooks/freshchat/{appId}",
        "freshchat-webhook-slow, Method, POST",
        "bad-signatures, reason, bad-signature",
        "webhooks-not-configured, reason, not-configured",
        "webhooks-unknown-account, reason, unknown-account",
        "refused-messages, installation, OaBridge",
        "token-life, installation, OaBridge",
        "zalo-silent-no-webhooks, reason, TO_HELPDESK",
        "freshchat-silent-no-webhooks, reason, TO_MESSENGER",
        "dropped-schedules, ScheduleGroup, OaBridge",
    })
    void anAlarmLooksAtTheRightThing(String name, String dimension, String value) {
        assertThat(alarm(name).path("Dimensions"))
                .anyMatch(it ->
                        it.path("Name").asText().equals(dimension)
                                && it.path("Value").toString().contains("\"" + value + "\""));
    }

    /** An alarm over all reasons must not name one, or it would add up nothing. */
    @ParameterizedTest
    @CsvSource({"refused-messages", "notes-not-posted", "token-life", "token-refresh", "reconnect"})
    void anAlarmOverAllReasonsNamesNone(String name) {
        assertThat(alarm(name).path("Dimensions")).hasSize(1);
    }

    @Test
    void everyAlarmTellsSomebodyWhatToDo() {
        String topic = template.all("AWS::SNS::Topic").keySet().iterator().next();

        assertThat(Stream.concat(template.properties(ALARM), template.properties(COMPOSITE)))
                .filteredOn(alarm -> !isCondition(alarm))
                .hasSize(28)
                .allMatch(alarm ->
                        alarm.path("AlarmActions")
                                .toString()
                                .equals("[{\"Ref\":\"" + topic + "\"}]"))
                .allMatch(alarm ->
                        alarm.path("AlarmDescription")
                                .asText()
                                .matches("[A-Z].{60,}[.?] docs/runbook\\.md#[a-z-]+"));
    }

    @Test
    void everySectionOfTheRunbookIsAskedFor() {
        Set<String> asked =
                Stream.concat(template.properties(ALARM), template.properties(COMPOSITE))
                        .filter(alarm -> !isCondition(alarm))
                        .map(alarm -> alarm.path("AlarmDescription").asText().split("#", 2)[1])
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(RunbookSection.values()).map(RunbookSection::anchor).toList());
    }

    @Test
    void whoeverIsNamedGetsMail() {
        assertThat(template.all("AWS::SNS::Subscription")).isEmpty();

        JsonNode mail =
                SynthesisedTemplate.otherwise()
                        .properties("AWS::SNS::Subscription")
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.path("Protocol").asText()).isEqualTo("email");
        assertThat(mail.path("Endpoint").asText()).isEqualTo("ops@example.com");
    }

    @Test
    void twoInstallationsHaveAlarmsOfTheirOwn() {
        JsonNode alarm =
                SynthesisedTemplate.otherwise()
                        .properties(ALARM, "AlarmName", "Trial-refused-messages");

        assertThat(alarm.at("/Dimensions/0/Value").asText()).isEqualTo("Trial");
    }

    @Test
    void theDashboardShowsAlarmsAndBothDirections() {
        JsonNode dashboard =
                template.properties("AWS::CloudWatch::Dashboard").findFirst().orElseThrow();

        assertThat(dashboard.path("DashboardName").asText()).isEqualTo("OaBridge");
        assertThat(dashboard.path("DashboardBody").toString())
                .contains(
                        "Zalo to Freshchat",
                        "Freshchat to Zalo",
                        "CrossingToHelpdesk",
                        "CrossingToMessenger",
                        "ApproximateAgeOfOldestMessage",
                        "TokenLife",
                        "WebhookAccepted",
                        "Refused",
                        "Latency",
                        "alarm");
    }

    @Test
    void theDashboardShowsEveryReasonOfARefusal() {
        JsonNode dashboard =
                template.properties("AWS::CloudWatch::Dashboard").findFirst().orElseThrow();

        assertThat(dashboard.path("DashboardBody").toString())
                .contains(
                        "Refused messages, by code",
                        "SEARCH('{OABridge,installation,reason} MetricName=",
                        "Refused");
    }

    private static boolean isCondition(JsonNode alarm) {
        return alarm.path("AlarmDescription").asText().startsWith("A condition of the alarm ");
    }

    private JsonNode alarm(String name) {
        return template.properties(ALARM, "AlarmName", "OaBridge-" + name);
    }

    private static String comparison(JsonNode alarm) {
        return switch (alarm.path("ComparisonOperator").asText()) {
            case "GreaterThanOrEqualToThreshold" -> ">=";
            case "GreaterThanThreshold" -> ">";
            case "LessThanThreshold" -> "<";
            default -> "?";
        };
    }
}
