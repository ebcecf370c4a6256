package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.ConstantName;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What calls the functions, and that it calls the alias: only versions start from snapshots. */
class TriggersTest {
    private final SynthesisedTemplate template = SynthesisedTemplate.standard();

    @ParameterizedTest
    @EnumSource
    void theAliasStandsForThePublishedVersion(FunctionSpec function) {
        JsonNode alias = template.resource(aliasOf(function)).path("Properties");

        assertThat(alias.path("Name").asText()).isEqualTo("live");
        String version = alias.at("/FunctionVersion/Fn::GetAtt/0").asText();
        assertThat(template.resource(version).at("/Properties/FunctionName/Ref").asText())
                .isEqualTo(function.functionName());
    }

    static Stream<FunctionSpec> answersRequests() {
        return Stream.of(FunctionSpec.values())
                .filter(function -> function.trigger() instanceof Trigger.Http);
    }

    @ParameterizedTest
    @MethodSource("answersRequests")
    void everyRouteLeadsToItsFunction(FunctionSpec function) {
        for (Trigger.Route route : ((Trigger.Http) function.trigger()).routes()) {
            JsonNode properties =
                    template.properties(
                            "AWS::ApiGatewayV2::Route",
                            "RouteKey",
                            route.method() + " " + route.path());
            String integration = properties.at("/Target/Fn::Join/1/1/Ref").asText();
            JsonNode target = template.resource(integration).path("Properties");

            assertThat(target.at("/IntegrationUri/Ref").asText()).isEqualTo(aliasOf(function));
            assertThat(target.path("PayloadFormatVersion").asText()).isEqualTo("2.0");
        }
    }

    @Test
    void thereAreNoOtherRoutes() {
        long described =
                answersRequests()
                        .map(function -> ((Trigger.Http) function.trigger()).routes())
                        .mapToLong(List::size)
                        .sum();

        assertThat(template.all("AWS::ApiGatewayV2::Route")).hasSize((int) described);
    }

    @ParameterizedTest
    @EnumSource(names = {"TO_HELPDESK", "TO_MESSENGER"})
    void aQueueFeedsItsWorkerAndKeepsWhatFailed(FunctionSpec worker) {
        Trigger.Queue trigger = (Trigger.Queue) worker.trigger();
        String queue = ConstantName.capitalised(trigger.queue()) + "Queue";
        JsonNode mapping =
                template.properties("AWS::Lambda::EventSourceMapping")
                        .filter(it -> it.at("/EventSourceArn/Fn::GetAtt/0").asText().equals(queue))
                        .findFirst()
                        .orElseThrow();

        assertThat(mapping.path("FunctionName").toString())
                .contains(aliasOf(worker))
                .endsWith("\":live\"]]}");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(trigger.batchSize());
        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt())
                .isEqualTo(trigger.maximumConcurrency());
        assertThat(mapping.path("FunctionResponseTypes").toString())
                .isEqualTo("[\"ReportBatchItemFailures\"]");
    }

    @Test
    void theClockCallsTheTokenRefreshEveryHour() {
        JsonNode schedule = scheduleOf(FunctionSpec.TOKEN_REFRESH, "Schedule");

        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(60 minutes)");
        assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{}");
        assertThat(schedule.at("/Target/RetryPolicy").toString())
                .isEqualTo("{\"MaximumEventAgeInSeconds\":3600,\"MaximumRetryAttempts\":3}");
    }

    @ParameterizedTest
    @EnumSource
    void whatStartsFromASnapshotIsCalledBeforeTheSnapshotIsDropped(FunctionSpec function) {
        if (function.size().snapStart()) {
            JsonNode schedule = scheduleOf(function, "KeepWarm");

            assertThat(schedule.path("ScheduleExpression").asText())
                    .isEqualTo("rate(4320 minutes)");
            assertThat(schedule.at("/Target/Input").asText())
                    .isEqualTo("{\"source\":\"oabridge.keep-warm\"}");
            assertThat(schedule.at("/Target/RetryPolicy/MaximumEventAgeInSeconds").asInt())
                    .isEqualTo(86_400);
        } else {
            assertThat(template.all("AWS::Scheduler::Schedule").keySet())
                    .noneMatch(id -> id.startsWith(function.functionName() + "KeepWarm"));
        }
    }

    /** A role that EventBridge Scheduler of another account could take would be anybody's. */
    @Test
    void theSchedulerMayCallThoseFunctionsOnlyAndFromThisAccountOnly() {
        String role =
                scheduleOf(FunctionSpec.TOKEN_REFRESH, "Schedule")
                        .at("/Target/RoleArn/Fn::GetAtt/0")
                        .asText();
        JsonNode trust =
                template.resource(role).at("/Properties/AssumeRolePolicyDocument/Statement/0");
        JsonNode policy =
                template.properties("AWS::IAM::Policy")
                        .filter(it -> it.at("/Roles/0/Ref").asText().equals(role))
                        .findFirst()
                        .orElseThrow();

        assertThat(trust.path("Condition").toString())
                .isEqualTo(
                        "{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}");
        assertThat(policy.at("/PolicyDocument/Statement").toString())
                .contains("lambda:InvokeFunction")
                .contains(aliasOf(FunctionSpec.TOKEN_REFRESH))
                .doesNotContain("*");
    }

    private JsonNode scheduleOf(FunctionSpec function, String kind) {
        JsonNode schedule =
                template.all("AWS::Scheduler::Schedule").entrySet().stream()
                        .filter(it -> it.getKey().startsWith(function.functionName() + kind))
                        .findFirst()
                        .orElseThrow()
                        .getValue()
                        .path("Properties");
        assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo(aliasOf(function));
        return schedule;
    }

    private String aliasOf(FunctionSpec function) {
        return template.all("AWS::Lambda::Alias").entrySet().stream()
                .filter(alias ->
                        alias.getValue()
                                .at("/Properties/FunctionName/Ref")
                                .asText()
                                .equals(function.functionName()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
