package io.oabridge.dynamodb;

import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Refused.Scope;
import io.oabridge.relay.port.PartState;
import java.time.Instant;

/** How a {@link PartState} is stored: a map with one word and what belongs to it. */
final class PartStates {
    static final String STATE = "state";
    static final String ATTEMPTING = "attempting";

    static final String UNTOLD = "refused-untold";

    private static final String SENT = "sent";
    private static final String REFUSED = "refused";
    private static final String MAYBE_SENT = "maybe-sent";
    private static final String SINCE = "since";
    private static final String AS = "as";
    private static final String CODE = "code";
    private static final String SCOPE = "scope";
    private static final String FOR_AGENT = "forAgent";
    private static final String FOR_ADMIN = "forAdmin";
    private static final String VIETNAMESE = "vi";
    private static final String ENGLISH = "en";

    private PartStates() {}

    static Item write(PartState state) {
        return switch (state) {
            case PartState.Untried() ->
                    throw new IllegalArgumentException("what was never tried is never stored");
            case PartState.Attempting(Instant since) ->
                    Item.empty().with(STATE, ATTEMPTING).with(SINCE, since.toString());
            case PartState.Untold(SendOutcome.Refused refusal) ->
                    Item.empty()
                            .with(STATE, UNTOLD)
                            .with(CODE, refusal.code())
                            .with(SCOPE, refusal.scope().name())
                            .with(FOR_AGENT, write(refusal.forAgent()))
                            .with(FOR_ADMIN, write(refusal.forAdmin()));
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
            case UNTOLD ->
                    new PartState.Untold(
                            new SendOutcome.Refused(
                                    stored.required(CODE),
                                    Scope.valueOf(stored.required(SCOPE)),
                                    text(stored.map(FOR_AGENT)),
                                    text(stored.map(FOR_ADMIN))));
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

    private static Item write(LocalizedText text) {
        return Item.empty().with(VIETNAMESE, text.vietnamese()).with(ENGLISH, text.english());
    }

    private static LocalizedText text(Item stored) {
        return new LocalizedText(stored.required(VIETNAMESE), stored.required(ENGLISH));
    }
}
