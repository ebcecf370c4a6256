package io.oabridge.dynamodb;

import io.oabridge.topology.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One table with one text key, always read consistently. A condition that does not hold is an
 * answer; only broken infrastructure throws.
 */
record Table(DynamoDbClient client, String name) {
    /** The loser of a conflict finds the item free again a round trip later. */
    private static final int TRIES = 5;

    Optional<Item> read(String key) {
        return found(
                client.getItem(get -> get.tableName(name).key(key(key)).consistentRead(true))
                        .item());
    }

    Stream<Item> all() {
        return client
                .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .stream()
                .map(Item::new);
    }

    void put(Item item) {
        client.putItem(put -> put.tableName(name).item(item.attributes()));
    }

    /**
     * Deletes the item and gives what it was; of many callers one gets it. The condition says so,
     * because without one DynamoDB Local gives the same item to several.
     */
    Optional<Item> take(String key) {
        try {
            return found(
                    client.deleteItem(delete ->
                                    delete.tableName(name)
                                            .key(key(key))
                                            .conditionExpression("attribute_exists(#key)")
                                            .expressionAttributeNames(Map.of("#key", TableSpec.KEY))
                                            .returnValues(ReturnValue.ALL_OLD))
                            .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Replaces the item if it still expires at that time. */
    boolean replaceExpired(Item item, long expiredAt) {
        try {
            client.putItem(put ->
                    put.tableName(name)
                            .item(item.attributes())
                            .conditionExpression("#expiresAt = :expiredAt")
                            .expressionAttributeNames(Map.of("#expiresAt", TableSpec.EXPIRES_AT))
                            .expressionAttributeValues(
                                    Map.of(":expiredAt", Values.number(expiredAt))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    Written update(String key, Change change) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.updateItem(update -> {
                    update.tableName(name)
                            .key(key(key))
                            .updateExpression(change.update())
                            .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD);
                    change.condition().ifPresent(update::conditionExpression);
                    if (!change.names().isEmpty()) {
                        update.expressionAttributeNames(change.names());
                    }
                    if (!change.values().isEmpty()) {
                        update.expressionAttributeValues(change.values());
                    }
                });
                return new Written.Yes();
            } catch (ConditionalCheckFailedException e) {
                return new Written.No(e.hasItem() ? new Item(e.item()) : Item.empty());
            } catch (TransactionConflictException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    TransactWriteItem putting(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(item.attributes()))
                .build();
    }

    TransactWriteItem updating(String key, Change change) {
        return TransactWriteItem.builder()
                .update(update ->
                        update.tableName(name)
                                .key(key(key))
                                .updateExpression(change.update())
                                .conditionExpression(change.condition().orElse(null))
                                .expressionAttributeNames(change.names())
                                .expressionAttributeValues(change.values()))
                .build();
    }

    /**
     * Writes all of it or nothing.
     *
     * @return false when a condition does not hold
     */
    boolean together(List<TransactWriteItem> writes) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.transactWriteItems(transaction -> transaction.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                if (cancelledBy(e, "ConditionalCheckFailed")) {
                    return false;
                }
                if (attempt == TRIES || !cancelledBy(e, "TransactionConflict")) {
                    throw e;
                }
            }
        }
    }

    private static boolean cancelledBy(TransactionCanceledException e, String code) {
        return e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of(TableSpec.KEY, Values.text(key));
    }

    private static Optional<Item> found(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new Item(attributes));
    }

    /** Whether a conditional write took place. */
    sealed interface Written {
        record Yes() implements Written {}

        /** The condition does not hold for this item; without attributes when there is none. */
        record No(Item found) implements Written {}
    }
}
