package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Reply;

/**
 * A refusal as the API words it ({@code docs/platforms/freshchat.md} §8).
 *
 * @param code the HTTP status, repeated in the body
 */
record ApiError(int code, String status, String message) {
    static ApiError invalid(String message) {
        return new ApiError(400, "INVALID_VALUE", message);
    }

    /** {@code AGENT_NOT_FOUND} and its like. */
    static ApiError notFound(String what) {
        return new ApiError(404, what + "_NOT_FOUND", what + " not found");
    }

    Reply reply() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code).put("status", status).put("message", message);
        return Reply.json(code, body);
    }
}
