package io.oabridge.playground;

import io.oabridge.playground.aws.Provisioning;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment the functions find. On AWS it comes from the deployment; here it is put into
 * system properties, which the functions and the AWS SDK read before environment variables.
 */
public final class FunctionEnvironment {
    public static final String ZALO_SECRET = "oabridge/zalo";
    public static final String FRESHCHAT_SECRET = "oabridge/freshchat";

    private final Map<String, String> properties = new LinkedHashMap<>();

    /** Where the emulators are. */
    public FunctionEnvironment aws(URI dynamoDb, URI sqs, URI secretsManager) {
        properties.put("aws.endpointUrlDynamoDb", dynamoDb.toString());
        properties.put("aws.endpointUrlSqs", sqs.toString());
        properties.put("aws.endpointUrlSecretsManager", secretsManager.toString());
        properties.put("aws.region", "ap-southeast-1");
        properties.put("aws.accessKeyId", "playground");
        properties.put("aws.secretAccessKey", "playground");
        return this;
    }

    public FunctionEnvironment queues(Map<QueueSpec, Provisioning.Urls> queues) {
        queues.forEach((queue, urls) -> {
            set(queue.urlKey(), urls.queue());
            set(queue.deadLetterUrlKey(), urls.deadLetters());
        });
        return this;
    }

    public FunctionEnvironment tablesAndSecrets() {
        for (TableSpec table : TableSpec.values()) {
            set(table.environmentKey(), table.tableName());
        }
        set(EnvironmentKey.ZALO_SECRET_ID, ZALO_SECRET);
        set(EnvironmentKey.FRESHCHAT_SECRET_ID, FRESHCHAT_SECRET);
        return this;
    }

    public FunctionEnvironment set(EnvironmentKey key, String value) {
        properties.put(key.variable(), value);
        return this;
    }

    /** As system properties by name, for the functions of another process. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Makes it so for this process. */
    void apply() {
        properties.forEach(System::setProperty);
    }
}
