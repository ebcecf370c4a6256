package io.oabridge.playground.aws;

import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Creates the tables, queues and secrets of an installation, as the CDK app does in an AWS account.
 */
public final class Provisioning {
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;

    private final SecretsManagerClient secrets;
    private final String prefix;

    /**
     * @param prefix put before every name, so that several installations fit one account
     */
    public Provisioning(
            DynamoDbClient dynamoDb, SqsClient sqs, SecretsManagerClient secrets, String prefix) {
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.secrets = secrets;
        this.prefix = prefix;
    }

    /** Creates a secret and gives its ARN, as a deployment hands it to functions. */
    public String createSecret(String name, String json) {
        return secrets.createSecret(create -> create.name(prefix + name).secretString(json)).arn();
    }

    public void createTables() {
        for (TableSpec table : TableSpec.values()) {
            dynamoDb.createTable(request ->
                    request.tableName(prefix + table.tableName())
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(
                                    AttributeDefinition.builder()
                                            .attributeName(TableSpec.KEY)
                                            .attributeType(ScalarAttributeType.S)
                                            .build())
                            .keySchema(
                                    KeySchemaElement.builder()
                                            .attributeName(TableSpec.KEY)
                                            .keyType(KeyType.HASH)
                                            .build()));
            if (table.expires()) {
                dynamoDb.updateTimeToLive(request ->
                        request.tableName(prefix + table.tableName())
                                .timeToLiveSpecification(ttl ->
                                        ttl.enabled(true).attributeName(TableSpec.EXPIRES_AT)));
            }
        }
    }

    /** Creates each queue with its dead-letter queue. */
    public Map<QueueSpec, Urls> createQueues() {
        Map<QueueSpec, Urls> urls = new EnumMap<>(QueueSpec.class);
        for (QueueSpec queue : QueueSpec.values()) {
            String deadLetters = create(prefix + queue.deadLetterQueueName(), Map.of());
            String redrive =
                    "{\"deadLetterTargetArn\":\""
                            + arn(deadLetters)
                            + "\",\"maxReceiveCount\":\""
                            + QueueSpec.MAX_RECEIVE_COUNT
                            + "\"}";
            String url =
                    create(
                            prefix + queue.queueName(),
                            Map.of(
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    String.valueOf(QueueSpec.VISIBILITY_TIMEOUT.toSeconds()),
                                    QueueAttributeName.REDRIVE_POLICY,
                                    redrive));
            urls.put(queue, new Urls(url, deadLetters));
        }
        return urls;
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        Map<QueueAttributeName, String> all = new EnumMap<>(QueueAttributeName.class);
        all.put(QueueAttributeName.FIFO_QUEUE, "true");
        all.putAll(attributes);
        return sqs.createQueue(request -> request.queueName(name).attributes(all)).queueUrl();
    }

    private String arn(String url) {
        return Optional.ofNullable(
                        sqs.getQueueAttributes(request ->
                                        request.queueUrl(url)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                                .attributes()
                                .get(QueueAttributeName.QUEUE_ARN))
                .orElseThrow(() -> new IllegalStateException("no ARN of " + url));
    }

    /** Where a queue and its dead letters are. */
    public record Urls(String queue, String deadLetters) {}
}
