package io.oabridge.relay.port;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import java.time.Instant;
import java.util.Map;

/**
 * What happened to each part of each source message, so that a second arrival does nothing and a
 * crash leaves a trace. Writes are durable when they return; an attempt is written down
 * <em>before</em> its request leaves.
 */
public interface DeliveryLedger {

    /**
     * The state of every part that was ever attempted; parts that are absent were not. Never stale.
     */
    Map<Integer, PartState> read(DeliveryKey key);

    /**
     * Notes that a part is about to be sent.
     *
     * @param before the state this decision was based on
     * @return false when the part is no longer in that state, because somebody else is delivering
     *     the message
     */
    boolean attempt(DeliveryKey key, int part, PartState.Open before, Instant at);

    /**
     * Takes an attempt back whose request certainly did not arrive: the part is {@link
     * PartState.Untried} again.
     */
    void withdraw(DeliveryKey key, int part);

    /** Notes that an attempt was refused for good, before anybody is told of it. */
    void refuse(DeliveryKey key, int part, SendOutcome.Refused refusal);

    /**
     * Notes the end of a part's story. A sent part also claims its message on the receiving
     * platform.
     */
    void settle(DeliveryKey key, int part, ConnectionId connection, PartState.Settled end);

    /**
     * Whether a message on the receiving platform is known to be the result of one of our
     * deliveries.
     */
    boolean isClaimed(Direction direction, ConnectionId connection, MessageId received);
}
