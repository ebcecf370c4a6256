package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What came of reading a message that is to be sent. */
sealed interface Reading {
    /** It can be sent, as far as its own content goes. */
    record Accepted(Message.Body body) implements Reading {}

    /** It cannot. */
    record Refused(ApiAnswer answer) implements Reading {}

    static Reading accepted(
            String type, String text, List<JsonNode> attachments, Optional<String> quote) {
        return new Accepted(new Message.Body(type, text, attachments, quote));
    }

    static Reading refused(int code) {
        return new Refused(ApiAnswer.refused(code));
    }

    static Reading refused(int code, String message) {
        return new Refused(ApiAnswer.refused(code, message));
    }
}
