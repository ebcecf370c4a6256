package io.oabridge.dynamodb;

import io.oabridge.topology.TableSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item, or one map inside an item: typed reads that are empty for another type, and writes that
 * copy.
 */
record Item(Map<String, AttributeValue> attributes) {
    private static final Item EMPTY = new Item(Map.of());

    Item {
        attributes = Map.copyOf(attributes);
    }

    static Item empty() {
        return EMPTY;
    }

    static Item keyed(String key) {
        return EMPTY.with(TableSpec.KEY, Values.text(key));
    }

    Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }

    Item with(String name, String value) {
        return with(name, Values.text(value));
    }

    /** The same item when there is nothing to add. */
    Item with(String name, Optional<String> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }

    Item with(String name, Item map) {
        return with(name, AttributeValue.fromM(map.attributes));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    /** The set of texts under that name; empty when there is none. */
    Set<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && value.hasSs() ? Set.copyOf(value.ss()) : Set.of();
    }

    /**
     * @throws IllegalStateException when the item lacks what it was written with
     */
    String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "item \""
                                        + text(TableSpec.KEY).orElse("?")
                                        + "\" has no text attribute \""
                                        + name
                                        + "\": restore it, or delete the item"));
    }

    Optional<Long> number(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }

    Optional<SdkBytes> bytes(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::b);
    }

    Optional<Boolean> flag(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::bool);
    }

    /** The map under that name; empty when there is none. */
    Item map(String name) {
        AttributeValue value = attributes.get(name);
        return value != null && value.hasM() ? new Item(value.m()) : EMPTY;
    }

    /** DynamoDB deletes expired items late, so every reader has to look for itself. */
    boolean expired(Instant now) {
        return number(TableSpec.EXPIRES_AT).map(at -> at <= now.getEpochSecond()).orElse(false);
    }

    /** The key alone: the rest may be secret. */
    @Override
    public String toString() {
        return "Item[" + text(TableSpec.KEY).orElse("?") + "]";
    }
}
