package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oabridge.domain.SendOutcome;
import java.util.Optional;

/** What one call of the API came to. */
sealed interface ApiReply {

    /** A 2xx answer with a JSON object. */
    record Ok(JsonNode body) implements ApiReply {}

    /**
     * Anything else.
     *
     * @param why the row of the error table; empty for what is not refused for good
     * @param body what was done in spite of the failure; missing when nothing was
     */
    record Failed(SendOutcome.Failure failure, Optional<Refusal> why, JsonNode body)
            implements ApiReply {

        static Failed refused(Refusal why, String code) {
            return refused(why, code, MissingNode.getInstance());
        }

        static Failed refused(Refusal why, String code, JsonNode body) {
            return new Failed(why.because(code), Optional.of(why), body);
        }

        static Failed because(SendOutcome.Failure failure) {
            return new Failed(failure, Optional.empty(), MissingNode.getInstance());
        }

        boolean is(Refusal row) {
            return why.filter(row::equals).isPresent();
        }

        /**
         * The conversation is closed for good, or is not there (docs/platforms/freshchat.md §3.4).
         */
        boolean meansConversationIsOver() {
            return is(Refusal.CONVERSATION_REPLACED) || is(Refusal.NOT_FOUND);
        }

        /** 409: somebody else made it first. */
        boolean isConflict() {
            return failure instanceof SendOutcome.RetryLater later
                    && later.cause().equals(FreshchatErrors.CONFLICT);
        }
    }
}
