package io.oabridge.localaws;

import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The embedded DynamoDB. */
public record LocalDynamoDb(DynamoDbClient client, URI endpoint) {

    /** Creates an empty table nobody else uses and gives its name. */
    public String table(TableSpec spec) {
        String name = spec.tableName() + "-" + UUID.randomUUID();
        AttributeDefinition text =
                AttributeDefinition.builder()
                        .attributeName(TableSpec.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build();
        KeySchemaElement key =
                KeySchemaElement.builder()
                        .attributeName(TableSpec.KEY)
                        .keyType(KeyType.HASH)
                        .build();
        client.createTable(create ->
                create.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text)
                        .keySchema(key));
        if (spec.expires()) {
            client.updateTimeToLive(update ->
                    update.tableName(name)
                            .timeToLiveSpecification(
                                    ttl -> ttl.enabled(true).attributeName(TableSpec.EXPIRES_AT)));
        }
        return name;
    }
}
