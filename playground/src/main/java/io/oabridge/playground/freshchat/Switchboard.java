package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The agent's side under {@code /simulator/}, for the page and for tests; needs no token. */
final class Switchboard {
    private final Account account;
    private final Customers customers;
    private final Desk desk;
    private final Lifecycle lifecycle;
    private final Drafts drafts;
    private final InboxView inbox;

    Switchboard(
            Account account,
            Customers customers,
            Desk desk,
            Lifecycle lifecycle,
            Drafts drafts,
            InboxView inbox) {
        this.account = account;
        this.customers = customers;
        this.desk = desk;
        this.lifecycle = lifecycle;
        this.drafts = drafts;
        this.inbox = inbox;
    }

    void routes(SimulatorServer server) {
        server.route("GET", "/simulator/inbox", this::inbox);
        server.route("POST", "/simulator/conversations", this::start);
        String one = "/simulator/conversations/{id}";
        server.route("GET", one + "/messages", this::messages);
        server.route("POST", one + "/reply", this::reply);
        server.route("POST", one + "/resolve", call -> act(call, lifecycle::resolve));
        server.route(
                "POST",
                one + "/reopen",
                call -> act(call, (c, agent) -> lifecycle.reopen(c, agent, "reopened")));
        server.route("POST", one + "/read", call -> act(call, (c, agent) -> lifecycle.read(c)));
    }

    /** How much there is: users, conversations, messages. */
    ObjectNode counts() {
        return desk.all(all ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("users", customers.all().size())
                        .put("conversations", all.size())
                        .put("messages", all.stream().mapToInt(c -> c.messages().size()).sum()));
    }

    private Reply inbox(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = body.putArray("conversations");
        desk.all(all -> {
            // Newest first, also when the clock stands still.
            all.reversed().stream()
                    .sorted(Comparator.comparing(Conversation::updated).reversed())
                    .forEach(conversation -> rows.add(inbox.row(conversation)));
            return rows;
        });
        return Reply.json(200, body);
    }

    private Reply messages(Call call) {
        return desk.with(
                        call.pathParameter("id"),
                        conversation -> {
                            ObjectNode body = JsonNodeFactory.instance.objectNode();
                            ArrayNode all = body.putArray("messages");
                            conversation
                                    .messages()
                                    .forEach(m -> all.add(inbox.message(conversation, m)));
                            return Checked.valid(body);
                        })
                .reply(body -> Reply.json(200, body));
    }

    /**
     * What an agent sends from the inbox: {@code text}, and {@code message_parts} or {@code
     * reply_parts} as the API has them. {@code "bot":true} sends it as a bot.
     */
    private Reply reply(Call call) {
        JsonNode body = call.json();
        boolean isPrivate = body.path("private").asBoolean(false);
        return actor(body)
                .then(actor -> drafts.fromInbox(actor, isPrivate, withText(body)))
                .then(draft ->
                        desk.with(
                                call.pathParameter("id"),
                                conversation -> {
                                    conversation.read();
                                    return lifecycle
                                            .post(conversation, draft)
                                            .map(m -> inbox.message(conversation, m));
                                }))
                .reply(message -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    answer.set("message", message);
                    return Reply.json(200, answer);
                });
    }

    private Reply act(Call call, BiConsumer<Conversation, Actor> what) {
        return actor(call.json())
                .then(actor ->
                        desk.with(
                                call.pathParameter("id"),
                                conversation -> {
                                    what.accept(conversation, actor);
                                    return Checked.valid(inbox.row(conversation));
                                }))
                .reply(row -> Reply.json(200, row));
    }

    private Reply start(Call call) {
        JsonNode body = call.json();
        String reference = body.path("referenceId").asText("");
        Optional<Customer> customer =
                reference.isEmpty()
                        ? customers.find(body.path("userId").asText(""))
                        : customers.findByReference(reference);
        return customer.map(
                        found -> {
                            String channel = account.channels().getFirst().id();
                            return desk.open(
                                    lifecycle.start(channel, found.id()),
                                    conversation -> {
                                        lifecycle.show(conversation);
                                        return Reply.json(201, inbox.row(conversation));
                                    });
                        })
                .orElseGet(() -> ApiError.notFound("USER").reply());
    }

    private Checked<Actor> actor(JsonNode body) {
        if (body.path("bot").asBoolean(false)) {
            return Checked.valid(new Actor(Actor.Kind.BOT, "0c000000-0000-4000-8000-0000000000b1"));
        }
        return account.agent(body.path("agentId").asText(account.firstAgent().id()))
                .map(agent -> Checked.valid(Actor.agent(agent.id())))
                .orElseGet(() -> Checked.invalid(ApiError.notFound("AGENT")));
    }

    private static ObjectNode withText(JsonNode body) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = message.putArray("message_parts");
        if (body.hasNonNull("text")) {
            parts.addObject().putObject("text").set("content", body.path("text"));
        }
        body.path("message_parts").forEach(parts::add);
        message.putArray("reply_parts").addAll(body.path("reply_parts").valueStream().toList());
        return message;
    }
}
