package io.oabridge.infra;

import io.oabridge.topology.Access;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Grant;
import io.oabridge.topology.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** The access that the topology describes, as IAM states it: named actions on named resources. */
final class Permissions {
    /** What DynamoDB asks of a caller's key for reading. */
    private static final List<String> KEY_TO_READ = List.of("kms:Decrypt", "kms:DescribeKey");

    /** ... and for writing as well. */
    private static final List<String> KEY_TO_WRITE =
            List.of(
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey",
                    "kms:GenerateDataKeyWithoutPlaintext",
                    "kms:ReEncryptFrom",
                    "kms:ReEncryptTo");

    private final BridgeTables tables;
    private final RelayQueues queues;
    private final BridgeSecrets secrets;

    Permissions(BridgeTables tables, RelayQueues queues, BridgeSecrets secrets) {
        this.tables = tables;
        this.queues = queues;
        this.secrets = secrets;
    }

    List<PolicyStatement> of(FunctionSpec function) {
        List<PolicyStatement> statements = new ArrayList<>();
        for (Grant grant : Access.of(function)) {
            statements.add(
                    PolicyStatement.Builder.create()
                            .actions(
                                    grant.actions().stream().map(Grant.Action::permission).toList())
                            .resources(List.of(arn(grant.on())))
                            .build());
            if (grant.on() instanceof Grant.Subject.Table(TableSpec table)
                    && table == TableSpec.TOKENS) {
                statements.add(tokensKey(grant));
            }
        }
        return statements;
    }

    private String arn(Grant.Subject subject) {
        return switch (subject) {
            case Grant.Subject.Table(var table) -> tables.arnOf(table);
            case Grant.Subject.Queue(var queue) -> queues.queue(queue).getQueueArn();
            case Grant.Subject.DeadLetters(var queue) -> queues.deadLetters(queue).getQueueArn();
            case Grant.Subject.Secret(var secret) -> secrets.arnOf(secret);
        };
    }

    /** Only by way of DynamoDB: nobody can decrypt with it directly. */
    private PolicyStatement tokensKey(Grant grant) {
        Stack stack = Stack.of(tables);
        boolean writes = grant.actions().stream().anyMatch(Grant.Action::writes);
        return PolicyStatement.Builder.create()
                .actions(writes ? KEY_TO_WRITE : KEY_TO_READ)
                .resources(List.of(tables.tokensKeyArn()))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of(
                                        "kms:ViaService",
                                        "dynamodb."
                                                + stack.getRegion()
                                                + "."
                                                + stack.getUrlSuffix())))
                .build();
    }
}
