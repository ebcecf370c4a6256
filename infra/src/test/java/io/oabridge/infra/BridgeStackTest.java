package io.oabridge.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class BridgeStackTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

    /** The app is built once, when the first test asks: it takes seconds. */
    private static final class Synthesised {
        static final Template TEMPLATE =
                Template.fromStack(
                        new BridgeStack(
                                new App(AppProps.builder().outdir("target/cdk.out").build()),
                                "Trial"));
    }

    /** Reports count skipped tests and keep the reason to themselves. */
    @BeforeAll
    static void sayWhyTheyAreSkipped() {
        if (!NodeOnPath.isThere()) {
            System.err.println("The infra tests are skipped. " + NodeOnPath.MISSING);
        }
    }

    @BeforeEach
    void nodeIsNeeded() {
        assumeTrue(NodeOnPath.isThere(), NodeOnPath.MISSING);
    }

    @ParameterizedTest
    @EnumSource(TableSpec.class)
    void everyTableIsThereWithItsKey(TableSpec table) {
        expect(
                TABLE,
                Map.of(
                        "TableName",
                        "Trial-" + table.tableName(),
                        "KeySchema",
                        List.of(Map.of("AttributeName", TableSpec.KEY, "KeyType", "HASH")),
                        "AttributeDefinitions",
                        List.of(Map.of("AttributeName", TableSpec.KEY, "AttributeType", "S")),
                        "BillingMode",
                        "PAY_PER_REQUEST",
                        "PointInTimeRecoverySpecification",
                        Map.of("PointInTimeRecoveryEnabled", true)));
    }

    @ParameterizedTest
    @EnumSource(TableSpec.class)
    void itemsAreForgottenOnlyWhereTheyMayBe(TableSpec table) {
        expect(
                TABLE,
                Map.of(
                        "TableName",
                        "Trial-" + table.tableName(),
                        "TimeToLiveSpecification",
                        table.expires()
                                ? Map.of("AttributeName", TableSpec.EXPIRES_AT, "Enabled", true)
                                : Match.absent()));
    }

    @ParameterizedTest
    @EnumSource(TableSpec.class)
    void tablesOutliveTheStack(TableSpec table) {
        Synthesised.TEMPLATE.hasResource(
                TABLE,
                Map.of(
                        "Properties",
                        Match.objectLike(Map.of("TableName", "Trial-" + table.tableName())),
                        "DeletionPolicy",
                        "Retain",
                        "UpdateReplacePolicy",
                        "Retain"));
    }

    @Test
    void tokensAreEncryptedWithTheirOwnKey() {
        expect(
                TABLE,
                Map.of(
                        "TableName",
                        "Trial-" + TableSpec.TOKENS.tableName(),
                        "SSESpecification",
                        Map.of(
                                "SSEEnabled",
                                true,
                                "SSEType",
                                "KMS",
                                "KMSMasterKeyId",
                                Match.anyValue())));
        expect("AWS::KMS::Key", Map.of("EnableKeyRotation", true));
    }

    @ParameterizedTest
    @EnumSource(QueueSpec.class)
    void everyQueueKeepsOrderAndHasDeadLetters(QueueSpec queue) {
        String deadLetters = idOf(queue.deadLetterQueueName());
        expect(
                QUEUE,
                Map.of(
                        "QueueName",
                        "Trial-" + queue.queueName(),
                        "FifoQueue",
                        true,
                        "ContentBasedDeduplication",
                        Match.absent(),
                        "VisibilityTimeout",
                        QueueSpec.VISIBILITY_TIMEOUT.toSeconds(),
                        "RedrivePolicy",
                        Map.of(
                                "deadLetterTargetArn",
                                Map.of("Fn::GetAtt", List.of(deadLetters, "Arn")),
                                "maxReceiveCount",
                                QueueSpec.MAX_RECEIVE_COUNT)));
    }

    @ParameterizedTest
    @EnumSource(QueueSpec.class)
    void deadLettersStayForTwoWeeksInOrder(QueueSpec queue) {
        expect(
                QUEUE,
                Map.of(
                        "QueueName",
                        "Trial-" + queue.deadLetterQueueName(),
                        "FifoQueue",
                        true,
                        "MessageRetentionPeriod",
                        FOURTEEN_DAYS,
                        "RedrivePolicy",
                        Match.absent()));
    }

    @ParameterizedTest
    @EnumSource(QueueSpec.class)
    void queuesAreEncryptedAndTakeNothingInPlainText(QueueSpec queue) {
        for (String name : List.of(queue.queueName(), queue.deadLetterQueueName())) {
            expect(QUEUE, Map.of("QueueName", "Trial-" + name, "SqsManagedSseEnabled", true));
            expect(
                    "AWS::SQS::QueuePolicy",
                    Map.of(
                            "Queues",
                            List.of(Map.of("Ref", idOf(name))),
                            "PolicyDocument",
                            Match.objectLike(Map.of("Statement", List.of(onlyWithTls())))));
        }
    }

    @Test
    void nothingElseKeepsData() {
        Synthesised.TEMPLATE.resourceCountIs(TABLE, TableSpec.values().length);
        Synthesised.TEMPLATE.resourceCountIs(QUEUE, 2 * QueueSpec.values().length);
    }

    private static Object onlyWithTls() {
        return Match.objectLike(
                Map.of(
                        "Effect",
                        "Deny",
                        "Action",
                        "sqs:*",
                        "Principal",
                        Map.of("AWS", "*"),
                        "Condition",
                        Map.of("Bool", Map.of("aws:SecureTransport", "false"))));
    }

    private static void expect(String type, Map<String, Object> properties) {
        Synthesised.TEMPLATE.hasResourceProperties(type, properties);
    }

    private static String idOf(String queueName) {
        return Synthesised.TEMPLATE
                .findResources(
                        QUEUE, Map.of("Properties", Map.of("QueueName", "Trial-" + queueName)))
                .keySet()
                .iterator()
                .next();
    }
}
