package io.oabridge.playground;

import io.oabridge.playground.aws.Provisioning;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment the functions find. On AWS it comes from the deployment; here it is put into
 * system properties, which the functions and the AWS SDK read before environment variables, or
 * handed to a process of its own.
 */
public final class FunctionEnvironment {
    /** The AWS SDK's variables, and the system properties it reads first. */
    private static final Map<String, String> SDK_PROPERTIES =
            Map.of(
                    "AWS_ENDPOINT_URL_DYNAMODB", "aws.endpointUrlDynamoDb",
                    "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
                    "AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrlSecretsManager",
                    "AWS_REGION", "aws.region",
                    "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
                    "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");

    private final Map<String, String> aws = new LinkedHashMap<>();
    private final Map<EnvironmentKey, String> own = new LinkedHashMap<>();

    /**
     * @param endpoints where the emulators are
     */
    public FunctionEnvironment(AwsEndpoints endpoints) {
        aws.put("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString());
        aws.put("AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString());
        aws.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoints.secretsManager().toString());
        aws.put("AWS_REGION", "ap-southeast-1");
        aws.put("AWS_ACCESS_KEY_ID", "playground");
        aws.put("AWS_SECRET_ACCESS_KEY", "playground");
    }

    /**
     * @param prefix what stands before the tables' names
     */
    public FunctionEnvironment tables(String prefix) {
        for (TableSpec table : TableSpec.values()) {
            set(table.environmentKey(), prefix + table.tableName());
        }
        return this;
    }

    public FunctionEnvironment queues(Map<QueueSpec, Provisioning.Urls> queues) {
        queues.forEach((queue, urls) -> {
            set(queue.urlKey(), urls.queue());
            set(queue.deadLetterUrlKey(), urls.deadLetters());
        });
        return this;
    }

    public FunctionEnvironment set(EnvironmentKey key, String value) {
        own.put(key, value);
        return this;
    }

    /** Makes it so for this process. */
    FunctionEnvironment apply() {
        properties().forEach(System::setProperty);
        return this;
    }

    /** The environment variables one function finds: what it declares, and AWS's own. */
    public Map<String, String> of(FunctionSpec function) {
        Map<String, String> variables = new LinkedHashMap<>(aws);
        own.forEach((key, value) -> {
            if (function.environment().contains(key)) {
                variables.put(key.variable(), value);
            }
        });
        return variables;
    }

    /** As system properties, for the functions of another process. */
    public Map<String, String> properties() {
        Map<String, String> variables = new LinkedHashMap<>(aws);
        own.forEach((key, value) -> variables.put(key.variable(), value));
        return asProperties(variables);
    }

    /** What one function finds, as system properties. */
    Map<String, String> propertiesOf(FunctionSpec function) {
        return asProperties(of(function));
    }

    private static Map<String, String> asProperties(Map<String, String> variables) {
        Map<String, String> properties = new LinkedHashMap<>();
        variables.forEach(
                (name, value) -> properties.put(SDK_PROPERTIES.getOrDefault(name, name), value));
        return properties;
    }
}
