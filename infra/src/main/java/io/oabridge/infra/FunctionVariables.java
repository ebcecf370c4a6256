package io.oabridge.infra;

import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.SecretSpec;
import io.oabridge.topology.TableSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment of the functions: each gets what its description names and nothing else. */
final class FunctionVariables {
    private final Map<EnvironmentKey, String> values = new EnumMap<>(EnvironmentKey.class);

    FunctionVariables(BridgeContext context, String publicUrl) {
        values.putAll(context.settings());
        values.put(EnvironmentKey.INSTALLATION, context.stackName());
        values.put(EnvironmentKey.PUBLIC_URL, publicUrl);
    }

    FunctionVariables tables(BridgeTables tables) {
        for (TableSpec table : TableSpec.values()) {
            values.put(table.environmentKey(), tables.nameOf(table));
        }
        return this;
    }

    FunctionVariables queues(RelayQueues queues) {
        for (QueueSpec queue : QueueSpec.values()) {
            values.put(queue.urlKey(), queues.queue(queue).getQueueUrl());
            values.put(queue.deadLetterUrlKey(), queues.deadLetters(queue).getQueueUrl());
        }
        return this;
    }

    FunctionVariables secrets(BridgeSecrets secrets) {
        for (SecretSpec secret : SecretSpec.values()) {
            values.put(secret.environmentKey(), secrets.arnOf(secret));
        }
        return this;
    }

    /** By the names of the variables; what is left out has a default in the code. */
    Map<String, String> of(FunctionSpec function) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvironmentKey key : function.environment()) {
            Optional.ofNullable(values.get(key))
                    .ifPresent(value -> variables.put(key.variable(), value));
        }
        return variables;
    }
}
