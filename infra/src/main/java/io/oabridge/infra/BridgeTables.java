package io.oabridge.infra;

import io.oabridge.topology.ConstantName;
import io.oabridge.topology.TableSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The tables of the topology. CloudFormation names them: a table that outlived an earlier stack
 * must not be in the way of the next one.
 */
final class BridgeTables extends Construct {
    private final Map<TableSpec, Table> tables = new EnumMap<>(TableSpec.class);
    private final Key tokensKey;

    BridgeTables(Construct scope, boolean retainData) {
        super(scope, "Tables");
        RemovalPolicy removal = Removal.ofData(retainData);
        tokensKey =
                Key.Builder.create(this, "TokensKey")
                        .description("Encrypts the OAuth tokens of OA Bridge")
                        .enableKeyRotation(true)
                        .removalPolicy(removal)
                        .build();
        Cfn.behind(tokensKey, CfnKey.class).overrideLogicalId("TokensKey");
        for (TableSpec spec : TableSpec.values()) {
            tables.put(spec, create(spec, retainData, removal));
        }
    }

    String nameOf(TableSpec spec) {
        return of(spec).getTableName();
    }

    String arnOf(TableSpec spec) {
        return of(spec).getTableArn();
    }

    /** The key of {@link TableSpec#TOKENS}; the other tables have none of their own. */
    String tokensKeyArn() {
        return tokensKey.getKeyArn();
    }

    private Table of(TableSpec spec) {
        return Objects.requireNonNull(tables.get(spec));
    }

    private Table create(TableSpec spec, boolean retainData, RemovalPolicy removal) {
        Table.Builder builder =
                Table.Builder.create(this, ConstantName.capitalised(spec))
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
                        .deletionProtection(retainData)
                        .removalPolicy(removal);
        if (spec.expires()) {
            builder.timeToLiveAttribute(TableSpec.EXPIRES_AT);
        }
        if (spec == TableSpec.TOKENS) {
            builder.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(tokensKey);
        }
        Table table = builder.build();
        Cfn.behind(table, CfnTable.class)
                .overrideLogicalId(ConstantName.capitalised(spec) + "Table");
        return table;
    }
}
