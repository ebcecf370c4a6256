package io.oabridge.dynamodb;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.PartState;
import io.oabridge.topology.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item per source message with an attribute per part ({@code part-0} …), and an item per message
 * of ours on the receiving platform, written together with {@link PartState.Sent}. Both are
 * forgotten after the retention, which must be longer than a message can stay in its queue; a part
 * whose end is not known is remembered for 30 days.
 */
public final class DynamoDeliveryLedger implements DeliveryLedger {
    private static final Logger log = LoggerFactory.getLogger(DynamoDeliveryLedger.class);

    private static final String PART = "part-";
    private static final String DELIVERY = "delivery";
    private static final String CLAIM = "claim";
    private static final Duration UNSETTLED = Duration.ofDays(30);

    private final Table table;
    private final Function<ConnectionId, Duration> retention;
    private final InstantSource clock;

    /**
     * @param retention how long a connection's settled deliveries are remembered
     */
    public DynamoDeliveryLedger(
            DynamoDbClient client,
            String tableName,
            Function<ConnectionId, Duration> retention,
            InstantSource clock) {
        this.table = new Table(client, tableName);
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Map<Integer, PartState> read(DeliveryKey key) {
        return table.read(itemKey(key))
                .filter(item -> !item.expired(clock.instant()))
                .map(DynamoDeliveryLedger::parts)
                .orElse(Map.of());
    }

    @Override
    public boolean attempt(DeliveryKey key, int part, PartState.Open before, Instant at) {
        Change attempting =
                writing(part, new PartState.Attempting(at), expiry(UNSETTLED))
                        .value(":now", Values.seconds(clock.instant()));
        Change change =
                switch (before) {
                    case PartState.Untried() ->
                            attempting.onlyIf(
                                    "attribute_not_exists(#part) AND"
                                            + " (attribute_not_exists(#expiresAt) OR #expiresAt >"
                                            + " :now)");
                    case PartState.Attempting earlier ->
                            attempting
                                    .onlyIf("#part = :before AND #expiresAt > :now")
                                    .value(":before", stored(earlier));
                };
        return switch (table.update(itemKey(key), change)) {
            case Table.Written.Yes() -> true;
            case Table.Written.No(Item found) ->
                    before instanceof PartState.Untried
                            && found.expired(clock.instant())
                            && startOver(key, part, at, found);
        };
    }

    @Override
    public void withdraw(DeliveryKey key, int part) {
        Change change = Change.of("REMOVE #part").name("#part", PART + part);
        onAttempt(key, part, change, "an attempt to withdraw was not there");
    }

    @Override
    public void refuse(DeliveryKey key, int part, SendOutcome.Refused refusal) {
        Change change = writing(part, new PartState.Untold(refusal), expiry(UNSETTLED));
        onAttempt(key, part, change, "an attempt that was refused was not there");
    }

    /** Changes a part that is being attempted; any other stays, which is logged. */
    private void onAttempt(DeliveryKey key, int part, Change change, String otherwise) {
        Change guarded =
                change.onlyIf("#part.#state = :attempting")
                        .name("#state", PartStates.STATE)
                        .value(":attempting", Values.text(PartStates.ATTEMPTING));
        if (table.update(itemKey(key), guarded) instanceof Table.Written.No) {
            log.atWarn()
                    .setMessage(otherwise)
                    .addKeyValue("direction", key.direction())
                    .addKeyValue("part", part)
                    .log();
        }
    }

    @Override
    public void settle(DeliveryKey key, int part, ConnectionId connection, PartState.Settled end) {
        AttributeValue expiry = expiry(retention.apply(connection));
        Change change =
                writing(part, end, expiry)
                        .onlyIf(
                                "attribute_not_exists(#part)"
                                        + " OR #part.#state IN (:attempting, :untold)")
                        .name("#state", PartStates.STATE)
                        .value(":attempting", Values.text(PartStates.ATTEMPTING))
                        .value(":untold", Values.text(PartStates.UNTOLD));
        boolean first =
                switch (end) {
                    case PartState.Sent(MessageId as) -> {
                        Item claim =
                                Item.keyed(claimKey(key.direction(), connection, as))
                                        .with(TableSpec.EXPIRES_AT, expiry);
                        boolean together =
                                table.together(
                                        List.of(
                                                table.updating(itemKey(key), change),
                                                table.putting(claim)));
                        if (!together) {
                            table.put(claim);
                        }
                        yield together;
                    }
                    case PartState.Refused _, PartState.MaybeSent _ ->
                            table.update(itemKey(key), change) instanceof Table.Written.Yes;
                };
        if (!first) {
            log.atWarn()
                    .setMessage("a part was settled before; its first end stands")
                    .addKeyValue("direction", key.direction())
                    .addKeyValue("part", part)
                    .addKeyValue("dropped", end.getClass().getSimpleName())
                    .log();
        }
    }

    @Override
    public boolean isClaimed(Direction direction, ConnectionId connection, MessageId received) {
        return table.read(claimKey(direction, connection, received))
                .filter(item -> !item.expired(clock.instant()))
                .isPresent();
    }

    /** An expired item that is not deleted yet must not lend its other parts to a new story. */
    private boolean startOver(DeliveryKey key, int part, Instant at, Item expired) {
        Item fresh =
                Item.keyed(itemKey(key))
                        .with(PART + part, stored(new PartState.Attempting(at)))
                        .with(TableSpec.EXPIRES_AT, expiry(UNSETTLED));
        return table.replaceExpired(fresh, expired.number(TableSpec.EXPIRES_AT).orElseThrow());
    }

    private Change writing(int part, PartState state, AttributeValue expiry) {
        return Change.of("SET #part = :state, #expiresAt = :expiresAt")
                .name("#part", PART + part)
                .name("#expiresAt", TableSpec.EXPIRES_AT)
                .value(":state", stored(state))
                .value(":expiresAt", expiry);
    }

    private AttributeValue expiry(Duration from) {
        return Values.seconds(clock.instant().plus(from));
    }

    private static AttributeValue stored(PartState state) {
        return AttributeValue.fromM(PartStates.write(state).attributes());
    }

    private static Map<Integer, PartState> parts(Item item) {
        Map<Integer, PartState> parts = new TreeMap<>();
        for (String name : item.attributes().keySet()) {
            if (name.startsWith(PART)) {
                parts.put(
                        Integer.valueOf(name.substring(PART.length())),
                        PartStates.read(item.map(name)));
            }
        }
        return Map.copyOf(parts);
    }

    private static String itemKey(DeliveryKey key) {
        return KeyText.of(DELIVERY, key.toString());
    }

    private static String claimKey(
            Direction direction, ConnectionId connection, MessageId message) {
        return KeyText.of(CLAIM, direction + "#" + connection + "#" + message);
    }
}
