package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceAlarmsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";
    private static final int SEVEN_DAYS = 604_800;

    private final SynthesisedTemplate template = SynthesisedTemplate.standard();

    /** A fresh installation has no webhooks either, and nobody wants to be called for that. */
    @ParameterizedTest
    @ValueSource(strings = {"zalo-silent", "freshchat-silent"})
    void silenceCountsOnlyWhileAnAccountIsConnected(String name) {
        String rule =
                template.properties(COMPOSITE, "AlarmName", "OaBridge-" + name)
                        .path("AlarmRule")
                        .toString()
                        .replaceAll("[^A-Za-z0-9()]", "");

        assertThat(rule)
                .contains("ALARM(FnGetAtt" + logicalId(name + "-no-webhooks") + "Arn)")
                .contains("ANDOK(FnGetAtt" + logicalId(name + "-not-connected") + "Arn)");
    }

    @Test
    void aConditionAloneCallsNobody() {
        assertThat(template.properties(ALARM))
                .filteredOn(alarm -> alarm.path("AlarmName").asText().contains("-silent-"))
                .hasSize(4)
                .noneMatch(alarm -> alarm.has("AlarmActions"));
    }

    @Test
    void theLongestSilenceIsAsLongAsCloudWatchLooksBack() {
        JsonNode alarm =
                SynthesisedTemplate.otherwise()
                        .properties(ALARM, "AlarmName", "Trial-zalo-silent-no-webhooks");

        assertThat(alarm.path("EvaluationPeriods").asInt() * alarm.path("Period").asInt())
                .isEqualTo(SEVEN_DAYS);
    }

    @Test
    void noHoursAreNoAlarm() {
        SynthesisedTemplate otherwise = SynthesisedTemplate.otherwise();

        assertThat(otherwise.properties(COMPOSITE))
                .extracting(alarm -> alarm.path("AlarmName").asText())
                .containsExactly("Trial-zalo-silent");
        assertThat(otherwise.properties(ALARM))
                .noneMatch(alarm -> alarm.path("AlarmName").asText().contains("freshchat-silent"));
    }

    @Test
    void theDashboardShowsTheAlarmAndNotItsConditions() {
        String dashboard =
                template.properties("AWS::CloudWatch::Dashboard")
                        .findFirst()
                        .orElseThrow()
                        .toString();

        assertThat(template.all(COMPOSITE).keySet()).allMatch(dashboard::contains);
        assertThat(dashboard)
                .doesNotContain(
                        logicalId("zalo-silent-no-webhooks"),
                        logicalId("zalo-silent-not-connected"));
    }

    private String logicalId(String name) {
        return template.all(ALARM).entrySet().stream()
                .filter(alarm ->
                        alarm.getValue()
                                .at("/Properties/AlarmName")
                                .asText()
                                .equals("OaBridge-" + name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + name));
    }
}
