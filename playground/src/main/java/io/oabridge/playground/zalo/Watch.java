package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;

/** The endpoints under {@code /simulator/} that only look. */
final class Watch {
    private final OAuth oauth;
    private final Traffic traffic;
    private final Conversations conversations;
    private final MessageView view;
    private final DeliveryLog deliveries;

    Watch(
            OAuth oauth,
            Traffic traffic,
            Conversations conversations,
            MessageView view,
            DeliveryLog deliveries) {
        this.oauth = oauth;
        this.traffic = traffic;
        this.conversations = conversations;
        this.view = view;
        this.deliveries = deliveries;
    }

    void on(SimulatorServer server) {
        server.route("GET", "/simulator/state", call -> state());
        server.route("GET", "/simulator/webhooks", call -> Reply.json(200, deliveries.json()));
        server.route("GET", "/simulator/users/{id}/messages", this::messages);
    }

    private Reply state() {
        OAuth.State tokens = oauth.state();
        Conversations.Totals totals = conversations.totals();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connected", tokens.connected())
                .put("accessTokenValidUntil", tokens.accessUntil().toEpochMilli())
                .put("refreshTokenValidUntil", tokens.refreshUntil().toEpochMilli())
                .put("refreshCount", tokens.refreshes())
                .put("messagesSent", totals.sent())
                .put("messagesReceived", totals.received())
                .set("apiCalls", traffic.json());
        return Reply.json(200, json);
    }

    private Reply messages(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("messages");
        conversations.of(call.pathParameter("id")).forEach(message -> all.add(view.json(message)));
        return Reply.json(200, json);
    }
}
