package io.oabridge.relay.port;

import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import java.time.Instant;

/**
 * Where one part of a message stands.
 *
 * <pre>
 * Untried ──▶ Attempting ──▶ Sent | MaybeSent
 *    ▲           │      └────▶ Untold ──▶ Refused
 *    └───────────┘  certainly not, or found not to have, arrived
 * </pre>
 */
public sealed interface PartState {

    /** The part may still be sent. */
    sealed interface Open extends PartState {}

    /** Nothing was ever sent. */
    record Untried() implements Open {}

    /**
     * A request left, or was about to; whether it arrived is not known until it is settled or read
     * back.
     */
    record Attempting(Instant since) implements Open {}

    /**
     * Refused for good, and the agent has yet to be told: whatever happens next, it is not sent
     * again, so that the agent is never told what then turns out to be untrue.
     */
    record Untold(SendOutcome.Refused refusal) implements PartState {}

    /** A state that never changes again. */
    sealed interface Settled extends PartState {}

    /** Arrived, as this message. */
    record Sent(MessageId as) implements Settled {}

    /** Refused for good, with the platform's code; the agent was told. */
    record Refused(String code) implements Settled {}

    /** Nobody can find out; the agent was told that it may have arrived. */
    record MaybeSent() implements Settled {}
}
