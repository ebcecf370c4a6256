package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.Reply;
import java.time.Instant;
import java.util.List;

/** {@code /v2/conversations/{id}/messages} ({@code docs/platforms/freshchat.md} §3.3, §3.4). */
final class MessageApi {
    private final Desk desk;
    private final Lifecycle lifecycle;
    private final Messages messages;
    private final Faults faults;

    MessageApi(Desk desk, Lifecycle lifecycle, Messages messages, Faults faults) {
        this.desk = desk;
        this.lifecycle = lifecycle;
        this.messages = messages;
        this.faults = faults;
    }

    void routes(Api api) {
        api.route("GET", "/conversations/{id}/messages", this::list);
        api.route("POST", "/conversations/{id}/messages", this::post);
    }

    private Reply post(Call call) {
        return messages.draft(call.json())
                .then(draft ->
                        desk.with(
                                call.pathParameter("id"),
                                conversation -> post(call, conversation, draft)))
                .reply(message -> Reply.json(200, message));
    }

    private Checked<ObjectNode> post(Call call, Conversation conversation, Draft draft) {
        if (faults.strike(FaultKinds.RESOLVED_CONVERSATION, call.path()).isPresent()) {
            lifecycle.bar(conversation);
        }
        return messages.post(conversation, draft, false);
    }

    /** Newest first; {@code from_time} is inclusive; no total, only a link while there is more. */
    private Reply list(Call call) {
        return call.query("from_time")
                .map(text -> Times.parse("from_time", text))
                .orElseGet(() -> Checked.valid(Instant.MIN))
                .then(from -> Listing.of(call).then(listing -> page(call, listing, from)))
                .reply(body -> Reply.json(200, body));
    }

    private Checked<ObjectNode> page(Call call, Listing listing, Instant from) {
        return desk.with(
                call.pathParameter("id"),
                conversation -> {
                    List<Message> wanted =
                            conversation.messages().reversed().stream()
                                    .filter(message -> !message.created().isBefore(from))
                                    .toList();
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    ArrayNode page = body.putArray("messages");
                    listing.cut(wanted)
                            .forEach(message ->
                                    page.add(messages.shapes().message(conversation, message)));
                    if ((long) listing.page() * listing.size() < wanted.size()) {
                        String href = listing.href(call, listing.page() + 1, List.of("from_time"));
                        body.putObject("link").put("href", href).put("rel", "next_page");
                    }
                    return Checked.valid(body);
                });
    }
}
