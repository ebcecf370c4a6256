package io.oabridge.infra;

import io.oabridge.topology.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/**
 * Calls functions by the clock. There is no dead-letter queue: each call does the whole job from
 * what is stored then, so a call that was missed is made good by the next one, and an alarm watches
 * for calls that are dropped.
 */
final class Schedules extends Construct {
    /** Handlers know it and do nothing. */
    static final String KEEP_WARM_INPUT = "{\"source\":\"oabridge.keep-warm\"}";

    /** Lambda drops the snapshot of a version that nobody called for two weeks. */
    private static final Duration KEEP_WARM_EVERY = Duration.ofDays(3);

    private static final int TRIES = 3;

    /** What EventBridge Scheduler allows. */
    private static final Duration LONGEST_RETRY = Duration.ofDays(1);

    private final String groupName;
    private final CfnScheduleGroup group;
    private final Role role;

    Schedules(Construct scope, String installation) {
        super(scope, "Schedules");
        groupName = installation;
        group = CfnScheduleGroup.Builder.create(this, "Group").name(installation).build();
        role =
                Role.Builder.create(this, "Role")
                        .description("Lets EventBridge Scheduler call functions of OA Bridge")
                        .assumedBy(
                                ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                                        .conditions(
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of(
                                                                "aws:SourceAccount",
                                                                Stack.of(this).getAccount())))
                                        .build())
                        .build();
    }

    /** Calls the function again and again, with an empty event. */
    void call(BridgeFunction function, Trigger.Schedule trigger) {
        schedule(function, "Schedule", trigger.every(), "{}");
    }

    /** Sees to it that the function's snapshot is still there when somebody needs it. */
    void keepWarm(BridgeFunction function) {
        schedule(function, "KeepWarm", KEEP_WARM_EVERY, KEEP_WARM_INPUT);
    }

    /** The group's name, under which CloudWatch counts what was dropped. */
    String groupName() {
        return groupName;
    }

    private void schedule(BridgeFunction function, String id, Duration every, String input) {
        String target = function.live().getFunctionArn();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("lambda:InvokeFunction"))
                        .resources(List.of(target))
                        .build());
        CfnSchedule schedule =
                CfnSchedule.Builder.create(function, id)
                        .groupName(group.getRef())
                        .scheduleExpression("rate(" + every.toMinutes() + " minutes)")
                        .flexibleTimeWindow(
                                CfnSchedule.FlexibleTimeWindowProperty.builder()
                                        .mode("OFF")
                                        .build())
                        .target(
                                CfnSchedule.TargetProperty.builder()
                                        .arn(target)
                                        .roleArn(role.getRoleArn())
                                        .input(input)
                                        .retryPolicy(
                                                CfnSchedule.RetryPolicyProperty.builder()
                                                        .maximumRetryAttempts(TRIES)
                                                        .maximumEventAgeInSeconds(
                                                                Math.min(
                                                                        every.toSeconds(),
                                                                        LONGEST_RETRY.toSeconds()))
                                                        .build())
                                        .build())
                        .build();
        schedule.getNode().addDependency(role);
    }
}
