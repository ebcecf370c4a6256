package io.oabridge.infra;

import io.oabridge.topology.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function of the topology with a role, a log group, and the alias {@code live} on its published
 * version. Everything calls the alias: only published versions start from snapshots, and a version
 * never changes.
 */
final class BridgeFunction extends Construct {
    static final String ALIAS = "live";

    private final FunctionSpec spec;
    private final Function function;
    private final Alias live;
    private final boolean snapStart;

    /**
     * @param environment the variables, by their names
     * @param permissions what its role allows besides writing its own log
     */
    BridgeFunction(
            Construct scope,
            FunctionSpec spec,
            Deployment deployment,
            Map<String, String> environment,
            List<PolicyStatement> permissions) {
        super(scope, spec.functionName());
        this.spec = spec;
        this.snapStart = startsFromSnapshot(spec, deployment.context().compute().snapStart());
        LogGroup log = log(deployment.context());
        this.function =
                function(
                        deployment,
                        environment,
                        role(log, permissions, deployment.context().compute().tracing()),
                        log);
        // Tools and people know the function by this name: sam local invoke, for one.
        Cfn.behind(function, CfnFunction.class).overrideLogicalId(spec.functionName());
        this.live =
                Alias.Builder.create(this, "Live")
                        .aliasName(ALIAS)
                        .version(function.getCurrentVersion())
                        .build();
    }

    FunctionSpec spec() {
        return spec;
    }

    /** What triggers call. */
    Alias live() {
        return live;
    }

    boolean snapStart() {
        return snapStart;
    }

    private static boolean startsFromSnapshot(
            FunctionSpec spec, BridgeContext.SnapStartScope scope) {
        return switch (scope) {
            case WEBHOOKS -> spec.size().snapStart();
            case ALL -> true;
            case OFF -> false;
        };
    }

    private LogGroup log(BridgeContext context) {
        return LogGroup.Builder.create(this, "Log")
                .logGroupName("/oabridge/" + context.stackName() + "/" + spec.functionName())
                .retention(LogRetention.of(context.keeping().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private Role role(LogGroup log, List<PolicyStatement> permissions, boolean tracing) {
        List<PolicyStatement> statements = new ArrayList<>(permissions);
        statements.add(
                PolicyStatement.Builder.create()
                        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                        .resources(List.of(log.getLogGroupArn()))
                        .build());
        if (tracing) {
            statements.add(
                    PolicyStatement.Builder.create()
                            .actions(List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"))
                            .resources(List.of("*"))
                            .build());
        }
        Role role =
                Role.Builder.create(this, "Role")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .description("What " + spec.functionName() + " of OA Bridge may do")
                        .inlinePolicies(
                                Map.of(
                                        "access",
                                        PolicyDocument.Builder.create()
                                                .statements(statements)
                                                .build()))
                        .build();
        if (tracing) {
            NagSuppression.add(
                    role,
                    "AwsSolutions-IAM5",
                    "Resource::*",
                    "X-Ray has no resources that a permission to send traces could name.");
        }
        return role;
    }

    private Function function(
            Deployment deployment, Map<String, String> environment, Role role, LogGroup log) {
        BridgeContext.Compute compute = deployment.context().compute();
        Function.Builder builder =
                Function.Builder.create(this, "Function")
                        .functionName(deployment.context().stackName() + "-" + spec.functionName())
                        .runtime(Runtime.JAVA_25)
                        .architecture(
                                switch (compute.processor()) {
                                    case ARM64 -> Architecture.ARM_64;
                                    case X86_64 -> Architecture.X86_64;
                                })
                        .code(deployment.code())
                        .handler(spec.handler())
                        .memorySize(spec.size().memoryInMegabytes())
                        .timeout(Duration.seconds(spec.size().timeout().toSeconds()))
                        .environment(environment)
                        .role(role.withoutPolicyUpdates())
                        .logGroup(log)
                        .tracing(compute.tracing() ? Tracing.ACTIVE : Tracing.DISABLED);
        if (snapStart) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        Function function = builder.build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "Every trigger calls the alias of a published version.");
        return function;
    }

    /** What all functions have in common: the zip, and what whoever deploys has decided. */
    record Deployment(BridgeContext context, Code code) {}
}
