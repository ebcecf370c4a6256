package io.oabridge.infra;

import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.Locale;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * One installation of the bridge: the tables and queues of the topology. Tables outlive the stack,
 * since what they hold cannot be made again; queues go with it.
 */
final class BridgeStack extends Stack {

    BridgeStack(Construct scope, String id) {
        super(scope, id);
        for (TableSpec table : TableSpec.values()) {
            createTable(table);
        }
        for (QueueSpec queue : QueueSpec.values()) {
            createQueue(queue);
        }
    }

    private void createTable(TableSpec spec) {
        Table.Builder table =
                Table.Builder.create(this, words(spec) + "Table")
                        .tableName(named(spec.tableName()))
                        .partitionKey(
                                Attribute.builder()
                                        .name(TableSpec.KEY)
                                        .type(AttributeType.STRING)
                                        .build())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .pointInTimeRecoverySpecification(
                                PointInTimeRecoverySpecification.builder()
                                        .pointInTimeRecoveryEnabled(true)
                                        .build())
                        .removalPolicy(RemovalPolicy.RETAIN);
        if (spec.expires()) {
            table.timeToLiveAttribute(TableSpec.EXPIRES_AT);
        }
        if (spec == TableSpec.TOKENS) {
            table.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(tokensKey());
        }
        table.build();
    }

    private Key tokensKey() {
        return Key.Builder.create(this, "TokensKey")
                .description("Encrypts the OAuth tokens of OA Bridge")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private void createQueue(QueueSpec spec) {
        Queue deadLetters = fifo(words(spec) + "DeadLetters", spec.deadLetterQueueName()).build();
        fifo(words(spec) + "Queue", spec.queueName())
                .visibilityTimeout(Duration.seconds(QueueSpec.VISIBILITY_TIMEOUT.toSeconds()))
                .deadLetterQueue(
                        DeadLetterQueue.builder()
                                .queue(deadLetters)
                                .maxReceiveCount(QueueSpec.MAX_RECEIVE_COUNT)
                                .build())
                .build();
    }

    private Queue.Builder fifo(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(named(name))
                .fifo(true)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.seconds(QueueSpec.RETENTION.toSeconds()));
    }

    /** Two installations in one account and region differ by the names of their stacks. */
    private String named(String name) {
        return getStackName() + "-" + name;
    }

    /** {@code TO_HELPDESK} is {@code ToHelpdesk}. */
    private static String words(Enum<?> spec) {
        StringBuilder words = new StringBuilder();
        for (String word : spec.name().split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
