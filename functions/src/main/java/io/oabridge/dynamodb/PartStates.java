package io.oabridge.dynamodb;

import io.oabridge.domain.MessageId;
import io.oabridge.relay.port.PartState;
import java.time.Instant;

/** How a {@link PartState} is stored: a map with one word and what belongs to it. */
final class PartStates {
    static final String STATE = "state";
    static final String ATTEMPTING = "attempting";

    private static final String SENT = "sent";
    private static final String REFUSED = "refused";
    private static final String MAYBE_SENT = "maybe-sent";
    private static final String SINCE = "since";
    private static final String AS = "as";
    private static final String CODE = "code";

    private PartStates() {}

    static Item write(PartState state) {
        return switch (state) {
            case PartState.Untried() ->
                    throw new IllegalArgumentException("what was never tried is never stored");
            case PartState.Attempting(Instant since) ->
                    Item.empty().with(STATE, ATTEMPTING).with(SINCE, since.toString());
            case PartState.Sent(MessageId as) ->
                    Item.empty().with(STATE, SENT).with(AS, as.value());
            case PartState.Refused(String code) ->
                    Item.empty().with(STATE, REFUSED).with(CODE, code);
            case PartState.MaybeSent() -> Item.empty().with(STATE, MAYBE_SENT);
        };
    }

    /**
     * @throws IllegalStateException for a word of a newer version: to guess could send twice
     */
    static PartState read(Item stored) {
        String word = stored.required(STATE);
        return switch (word) {
            case ATTEMPTING -> new PartState.Attempting(Instant.parse(stored.required(SINCE)));
            case SENT -> new PartState.Sent(new MessageId(stored.required(AS)));
            case REFUSED -> new PartState.Refused(stored.required(CODE));
            case MAYBE_SENT -> new PartState.MaybeSent();
            default ->
                    throw new IllegalStateException(
                            "a part is in the state \""
                                    + word
                                    + "\", which this version does not know: deploy the newer one");
        };
    }
}
