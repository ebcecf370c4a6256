package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads a message somebody wants to post, and checks everything but the conversation. */
final class Drafts {
    private final Account account;
    private final Parts parts;

    Drafts(Account account, Parts parts) {
        this.account = account;
        this.parts = parts;
    }

    /** A message in the body of an API call ({@code docs/platforms/freshchat.md} §3.4). */
    Checked<Draft> fromApi(JsonNode body) {
        String type = body.path("message_type").asText("normal");
        if (!type.equals("normal") && !type.equals("private")) {
            return Checked.invalid(ApiError.invalid("message_type is neither normal nor private"));
        }
        return actor(body).then(actor -> draft(actor, type.equals("private"), body, "api"));
    }

    /** What an agent or a bot of the account sends from the inbox. */
    Checked<Draft> fromInbox(Actor actor, boolean isPrivate, JsonNode body) {
        return draft(actor, isPrivate, body, "web");
    }

    private Checked<Draft> draft(Actor actor, boolean isPrivate, JsonNode body, String source) {
        if (isPrivate && actor.kind() != Actor.Kind.AGENT) {
            return Checked.invalid(ApiError.invalid("a private message needs an agent as actor"));
        }
        Checked<List<JsonNode>> replies = Parts.checkForm(body.path("reply_parts"));
        return replies.then(below ->
                parts.check(body.path("message_parts"))
                        .map(all -> new Draft(actor, isPrivate, all, below, source)));
    }

    /** A bot, or the system, is stored as the system ({@code docs/platforms/freshchat.md} §3.4). */
    private Checked<Actor> actor(JsonNode body) {
        String id = body.path("actor_id").asText("");
        return switch (body.path("actor_type").asText("")) {
            case "user" ->
                    id.isEmpty()
                            ? Checked.invalid(ApiError.invalid("actor_id is missing"))
                            : Checked.valid(Actor.user(id));
            case "agent" ->
                    account.agent(id)
                            .map(agent -> Checked.valid(Actor.agent(agent.id())))
                            .orElseGet(() -> Checked.invalid(ApiError.notFound("AGENT")));
            case "bot", "system" -> Checked.valid(new Actor(Actor.Kind.SYSTEM, id));
            default ->
                    Checked.invalid(
                            ApiError.invalid("actor_type is none of user, agent, bot, system"));
        };
    }
}
