package io.oabridge.infra;

import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.SecretSpec;
import io.oabridge.topology.Trigger;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/**
 * One installation of the bridge, built from the topology: a function, route, queue or table that
 * is described there is made here, and nothing else is.
 */
final class BridgeStack extends Stack {
    private final Map<FunctionSpec, BridgeFunction> functions = new EnumMap<>(FunctionSpec.class);
    private final RelayQueues queues;
    private final WebhookApi api;
    private final Schedules schedules;

    /**
     * @param code the zip with all handlers
     */
    BridgeStack(Construct scope, BridgeContext context, Code code) {
        super(
                scope,
                context.stackName(),
                StackProps.builder()
                        .stackName(context.stackName())
                        .description("OA Bridge: a Zalo Official Account in Freshchat")
                        .analyticsReporting(false)
                        .build());
        String installation = context.stackName();
        boolean retained = context.keeping().retainData();
        BridgeTables tables = new BridgeTables(this, retained);
        BridgeSecrets secrets = new BridgeSecrets(this, retained);
        queues = new RelayQueues(this, installation);
        api = new WebhookApi(this, context);
        schedules = new Schedules(this, installation);
        Permissions permissions = new Permissions(tables, queues, secrets);
        FunctionVariables variables =
                new FunctionVariables(context, api.url())
                        .tables(tables)
                        .queues(queues)
                        .secrets(secrets);
        BridgeFunction.Deployment deployment = new BridgeFunction.Deployment(context, code);
        for (FunctionSpec spec : FunctionSpec.values()) {
            BridgeFunction function =
                    new BridgeFunction(
                            this, spec, deployment, variables.of(spec), permissions.of(spec));
            functions.put(spec, function);
            connect(function);
        }
        watch(context, new BridgeMetrics(installation, queues, api));
        new StackOutputs(this).addresses(api).installKey(secrets.nameOf(SecretSpec.ZALO));
    }

    private void connect(BridgeFunction function) {
        switch (function.spec().trigger()) {
            case Trigger.Http http -> api.route(function, http);
            case Trigger.Queue queue -> queues.feed(function, queue);
            case Trigger.Schedule schedule -> schedules.call(function, schedule);
            case Trigger.Operator _ -> {}
        }
        if (function.snapStart()) {
            schedules.keepWarm(function);
        }
    }

    private void watch(BridgeContext context, BridgeMetrics metrics) {
        String installation = context.stackName();
        AlarmTopic topic = new AlarmTopic(this, installation, context.alarmEmail());
        BridgeAlarms alarms = new BridgeAlarms(this, installation, metrics, topic);
        alarms.ofQueues();
        alarms.ofWebhooks();
        alarms.ofFunctions(functions.values());
        alarms.ofMessages();
        alarms.ofTokens(schedules);
        SilenceAlarms silence = new SilenceAlarms(this, installation, metrics, topic);
        silence.add(context.silence());
        new BridgeDashboard(this, installation, metrics)
                .show(
                        Stream.concat(alarms.all().stream(), silence.all().stream()).toList(),
                        functions.values());
        new StackOutputs(this).watching(installation, topic);
    }
}
