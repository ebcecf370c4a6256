package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import java.util.List;

/** What the account is made of ({@code docs/platforms/freshchat.md} §5): read only. */
final class AccountApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROLE_ID = "08000000-0000-4000-8000-000000000001";

    private final Account account;
    private final String started;

    AccountApi(FreshchatSettings settings, Account account) {
        this.account = account;
        this.started = Times.text(settings.clock().instant());
    }

    void routes(Api api) {
        api.route("GET", "/channels", this::channels);
        api.route("GET", "/agents", this::agents);
        api.route("GET", "/agents/status", call -> Reply.json(200, statuses()));
        api.route("GET", "/agents/{id}", this::agent);
        api.route("GET", "/groups", this::groups);
        api.route("GET", "/roles", this::roles);
        api.route("GET", "/accounts/configuration", call -> Reply.json(200, configuration()));
    }

    private Reply channels(Call call) {
        return list(call, "channels", account.channels().stream().map(this::json).toList());
    }

    private Reply agents(Call call) {
        return list(call, "agents", account.agents().stream().map(this::json).toList());
    }

    private Reply agent(Call call) {
        return account.agent(call.pathParameter("id"))
                .map(agent -> Reply.json(200, json(agent)))
                .orElseGet(() -> ApiError.notFound("AGENT").reply());
    }

    private Reply groups(Call call) {
        return list(call, "groups", account.groups().stream().map(this::json).toList());
    }

    private Reply roles(Call call) {
        ObjectNode role = JSON.objectNode().put("id", ROLE_ID).put("name", "Agent");
        return list(call, "roles", List.of(role.put("description", "Answers customers")));
    }

    private ObjectNode statuses() {
        ObjectNode body = JSON.objectNode();
        ArrayNode statuses = body.putArray("statuses");
        for (String name : List.of("Available", "Unavailable")) {
            statuses.addObject()
                    .put("id", "status-" + (statuses.size() + 1))
                    .put("name", name)
                    .put("enabled", true);
        }
        return body;
    }

    private ObjectNode configuration() {
        return JSON.objectNode()
                .put("account_id", "100000000000001")
                .put("app_id", account.appId())
                .put("account_domain", "playground.example.invalid")
                .put("organisation_id", "200000000000001")
                .put("organisation_domain", "organisation.example.invalid")
                .put("plan_type", "PLAYGROUND")
                .put("datacenter", "LOCAL");
    }

    private ObjectNode json(Account.Channel channel) {
        ObjectNode json = JSON.objectNode();
        json.put("id", channel.id()).put("name", channel.name());
        json.putObject("icon").put("url", "");
        json.put("enabled", true).put("public", true);
        json.putArray("tags");
        json.put("updated_time", started).put("locale", "vi");
        return json.put("source", channel.source());
    }

    private ObjectNode json(Account.Agent agent) {
        ObjectNode json = JSON.objectNode();
        json.put("id", agent.id()).put("created_time", started);
        json.put("first_name", agent.firstName()).put("last_name", agent.lastName());
        json.put("email", agent.email()).put("role_id", ROLE_ID);
        json.putObject("avatar").put("url", "");
        ArrayNode groups = json.putArray("groups");
        account.groups().forEach(group -> groups.add(group.id()));
        json.put("availability_status", "AVAILABLE");
        return json.put("is_deactivated", false).put("is_deleted", false);
    }

    private ObjectNode json(Account.Group group) {
        ObjectNode json = JSON.objectNode();
        json.put("id", group.id()).put("name", group.name()).put("description", "");
        json.put("routing_type", "DISABLED");
        ArrayNode agents = json.putArray("agents");
        account.agents().forEach(agent -> agents.add(agent.id()));
        return json;
    }

    private static Reply list(Call call, String name, List<ObjectNode> items) {
        return Listing.answer(call, name, items, List.of());
    }
}
