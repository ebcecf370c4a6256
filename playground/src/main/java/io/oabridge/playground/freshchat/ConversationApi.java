package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.Reply;
import java.util.ArrayList;
import java.util.List;

/** {@code /v2/conversations} ({@code docs/platforms/freshchat.md} §3.1, §3.2). */
final class ConversationApi {
    private final Account account;
    private final Customers customers;
    private final Desk desk;
    private final Lifecycle lifecycle;
    private final Messages messages;
    private final Faults faults;

    ConversationApi(
            Account account,
            Customers customers,
            Desk desk,
            Lifecycle lifecycle,
            Messages messages,
            Faults faults) {
        this.account = account;
        this.customers = customers;
        this.desk = desk;
        this.lifecycle = lifecycle;
        this.messages = messages;
        this.faults = faults;
    }

    void routes(Api api) {
        api.route("POST", "/conversations", this::create);
        api.route("GET", "/conversations/fields", call -> Reply.json(200, fields()));
        api.route("GET", "/conversations/{id}", this::read);
        api.route("PUT", "/conversations/{id}", this::update);
    }

    private Reply create(Call call) {
        JsonNode body = call.json();
        String channel = body.path("channel_id").asText("");
        if (account.channel(channel).isEmpty()) {
            return ApiError.invalid("channel_id is not a channel of this account").reply();
        }
        if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
            return ApiError.invalid("messages needs at least one message").reply();
        }
        return customers
                .require(body.path("users").path(0).path("id").asText(""))
                .then(user -> drafts(body.path("messages"), user))
                .then(drafts -> Change.of(body, account).map(change -> new Start(drafts, change)))
                .then(start -> open(call, channel, start))
                .reply(conversation -> Reply.json(200, conversation));
    }

    private Checked<Drafted> drafts(JsonNode given, Customer user) {
        Checked<List<Draft>> all = Checked.valid(new ArrayList<>());
        for (JsonNode message : given) {
            all =
                    all.then(before ->
                            messages.draft(message, user.id())
                                    .map(draft -> {
                                        before.add(draft);
                                        return before;
                                    }));
        }
        return all.map(drafts -> new Drafted(user, drafts));
    }

    private Checked<ObjectNode> open(Call call, String channel, Start start) {
        boolean fails = faults.strike(FaultKinds.FAILED_MESSAGE, call.path()).isPresent();
        Drafted drafted = start.drafted();
        return desk.open(
                lifecycle.start(channel, drafted.user().id()),
                conversation -> {
                    Checked<ArrayNode> posted = Checked.valid(JsonNodeFactory.instance.arrayNode());
                    for (Draft draft : drafted.drafts()) {
                        posted =
                                posted.then(before ->
                                        messages.post(conversation, draft, fails).map(before::add));
                    }
                    start.change().applyTo(conversation, lifecycle);
                    return posted.map(all -> {
                        ObjectNode json = messages.shapes().conversation(conversation);
                        json.set("messages", all);
                        return json;
                    });
                });
    }

    private Reply read(Call call) {
        return desk.with(
                        call.pathParameter("id"),
                        conversation -> Checked.valid(messages.shapes().conversation(conversation)))
                .reply(json -> Reply.json(200, json));
    }

    private Reply update(Call call) {
        return Change.of(call.json(), account)
                .then(change ->
                        desk.with(
                                call.pathParameter("id"),
                                conversation -> {
                                    change.applyTo(conversation, lifecycle);
                                    return Checked.valid(
                                            messages.shapes().conversation(conversation));
                                }))
                .reply(json -> Reply.json(200, json));
    }

    private ArrayNode fields() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Account.Field field : account.fields()) {
            ObjectNode json = all.addObject();
            json.put("name", field.name()).put("label", field.label()).put("type", field.type());
            json.put("required", false);
            ArrayNode choices = json.putArray("choices");
            if (field.name().equals("priority")) {
                Account.PRIORITIES.stream().sorted().forEach(choices::add);
            }
        }
        return all;
    }

    private record Drafted(Customer user, List<Draft> drafts) {}

    private record Start(Drafted drafted, Change change) {}
}
