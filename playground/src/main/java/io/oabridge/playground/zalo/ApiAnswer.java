package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an API call is answered with. Refusals too come with HTTP 200; docs/platforms/zalo.md §2 and
 * §6.1.
 */
record ApiAnswer(int error, String message, Optional<JsonNode> data) {
    static final int RATE_LIMIT = -32;
    static final int ATTACHMENT_UNKNOWN = -100;
    static final int INVALID = -201;
    static final int BEYOND_LIMIT = -210;
    static final int STRANGER = -213;
    static final int TOKEN_INVALID = -216;
    static final int TOKEN_EXPIRED = -220;
    static final int WINDOW_OVER = -230;
    static final int NO_INTERACTION = -232;
    static final int WRONG_MESSAGE_TYPE = -233;
    static final int NIGHT = -234;
    static final int NOT_FOR_THIS_ACCOUNT = -235;
    static final int MESSAGE_V2_ENDED = -240;
    static final int PROOF_WRONG = -242;
    static final int ZCA_NOT_LINKED = -320;
    static final int ZCA_OUT_OF_MONEY = -321;

    static ApiAnswer success(JsonNode data) {
        return new ApiAnswer(0, "Success", Optional.of(data));
    }

    static ApiAnswer refused(int code) {
        return refused(code, meaning(code));
    }

    static ApiAnswer refused(int code, String message) {
        return new ApiAnswer(code, message, Optional.empty());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        data.ifPresent(value -> json.set("data", value));
        return json.put("error", error).put("message", message);
    }

    private static String meaning(int code) {
        return switch (code) {
            case RATE_LIMIT -> "Too many requests in this minute";
            case ATTACHMENT_UNKNOWN -> "Attachment is unknown or has expired";
            case INVALID -> "A parameter is invalid";
            case BEYOND_LIMIT -> "A parameter is beyond its limit";
            case STRANGER -> "User has not followed or interacted with this OA";
            case TOKEN_INVALID -> "Access token is invalid";
            case -217 -> "User has blocked this OA's invitations";
            case TOKEN_EXPIRED -> "Access token has expired or is no longer valid";
            case WINDOW_OVER -> "User has not interacted with this OA in the last 7 days";
            case NO_INTERACTION -> "User has not interacted with this OA yet";
            case WRONG_MESSAGE_TYPE -> "This type of message is not allowed here";
            case NIGHT -> "Not allowed between 22:00 and 06:00";
            case NOT_FOR_THIS_ACCOUNT -> "This API is not for this kind of OA";
            case MESSAGE_V2_ENDED -> "Message API v2 has been shut down, use v3";
            case PROOF_WRONG -> "appsecret_proof is missing or wrong";
            case -311 -> "Unspecified";
            case ZCA_NOT_LINKED -> "Link a Zalo Cloud Account to send paid messages";
            case ZCA_OUT_OF_MONEY -> "The Zalo Cloud Account cannot pay for this message";
            default -> "Request failed (" + code + ")";
        };
    }
}
