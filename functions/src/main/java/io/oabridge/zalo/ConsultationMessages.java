package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;

/** Sends consultation messages, whatever is in them (docs/platforms/zalo.md §2.2, §2.3). */
final class ConsultationMessages {
    private final ZaloApi api;

    ConsultationMessages(ZaloApi api) {
        this.api = api;
    }

    SendOutcome send(AccessToken token, Customer customer, String text) {
        return send(token, customer, Json.MAPPER.createObjectNode().put("text", text));
    }

    SendOutcome send(AccessToken token, Customer customer, ObjectNode message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("recipient").put("user_id", customer.id().value());
        body.set("message", message);
        return switch (api.change(token, "/v3.0/oa/message/cs", body)) {
            case Answer.Missing<JsonNode> it -> it.failure();
            case Answer.Given<JsonNode> it ->
                    Json.text(it.value(), "data", "message_id")
                            .<SendOutcome>map(id -> new SendOutcome.Sent(new MessageId(id)))
                            .orElseGet(() -> new SendOutcome.Uncertain("no message id"));
        };
    }
}
