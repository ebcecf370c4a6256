package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.SendOutcome;

/** What one call of the API came to. */
sealed interface ApiReply {

    /** A 2xx answer with a JSON object. */
    record Ok(JsonNode body) implements ApiReply {}

    /**
     * Anything else.
     *
     * @param status the HTTP status; 0 when no answer came
     * @param detail what the error body says, in lower case
     */
    record Failed(int status, String detail, SendOutcome.Failure failure) implements ApiReply {

        /**
         * The conversation is closed for good, or is not there (docs/platforms/freshchat.md §3.4).
         */
        boolean meansConversationIsOver() {
            return status == 404
                    || (status == 400 && detail.contains("not the latest conversation"));
        }
    }
}
