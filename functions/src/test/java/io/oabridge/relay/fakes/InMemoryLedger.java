package io.oabridge.relay.fakes;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.PartState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A ledger that survives everything but the test. */
public final class InMemoryLedger implements DeliveryLedger {
    private final Map<DeliveryKey, Map<Integer, PartState>> deliveries = new HashMap<>();
    private final Set<Claim> claims = new HashSet<>();
    private boolean anotherIsFaster;

    /** Another worker begins what is attempted next, a moment before. */
    public void beatNextAttempt() {
        anotherIsFaster = true;
    }

    @Override
    public Map<Integer, PartState> read(DeliveryKey key) {
        return Map.copyOf(parts(key));
    }

    @Override
    public boolean attempt(DeliveryKey key, int part, PartState.Open before, Instant at) {
        PartState now = parts(key).getOrDefault(part, new PartState.Untried());
        if (!now.equals(before)) {
            return false;
        }
        boolean ours = !anotherIsFaster;
        anotherIsFaster = false;
        parts(key).put(part, new PartState.Attempting(at));
        return ours;
    }

    @Override
    public void withdraw(DeliveryKey key, int part) {
        parts(key)
                .computeIfPresent(
                        part, (_, now) -> now instanceof PartState.Attempting ? null : now);
    }

    @Override
    public void refuse(DeliveryKey key, int part, SendOutcome.Refused refusal) {
        parts(key)
                .computeIfPresent(
                        part,
                        (_, now) ->
                                now instanceof PartState.Attempting
                                        ? new PartState.Untold(refusal)
                                        : now);
    }

    @Override
    public void settle(DeliveryKey key, int part, ConnectionId connection, PartState.Settled end) {
        parts(key).merge(part, end, (now, late) -> now instanceof PartState.Settled ? now : late);
        if (end instanceof PartState.Sent(MessageId as)) {
            claims.add(new Claim(key.direction(), connection, as));
        }
    }

    @Override
    public boolean isClaimed(Direction direction, ConnectionId connection, MessageId received) {
        return claims.contains(new Claim(direction, connection, received));
    }

    /** As if the retention were over. */
    public void forget() {
        deliveries.clear();
    }

    private Map<Integer, PartState> parts(DeliveryKey key) {
        return deliveries.computeIfAbsent(key, _ -> new HashMap<>());
    }

    private record Claim(Direction direction, ConnectionId connection, MessageId received) {}
}
