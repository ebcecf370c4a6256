package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of status, assignment or properties ({@code docs/platforms/freshchat.md} §3.2).
 *
 * @param agentId blank takes the agent away; absent leaves it
 * @param groupId likewise
 */
record Change(
        Optional<String> status,
        Optional<String> agentId,
        Optional<String> groupId,
        ObjectNode properties) {
    private static final Set<String> STATUSES =
            Set.of(
                    "new",
                    "assigned",
                    "resolved",
                    "reopened",
                    "waiting on customer",
                    "waiting on internal team");

    Change {
        properties = properties.deepCopy();
    }

    static Checked<Change> of(JsonNode body, Account account) {
        Optional<String> status = text(body, "status");
        Optional<String> agent = text(body, "assigned_agent_id").map(String::strip);
        Optional<String> group = text(body, "assigned_group_id").map(String::strip);
        JsonNode properties = body.path("properties");
        boolean assignsNobody = agent.filter(id -> !id.isEmpty()).isEmpty();
        if (!body.isObject()
                || status.filter(value -> !STATUSES.contains(value)).isPresent()
                || (status.equals(Optional.of("assigned")) && assignsNobody)
                || !areProperties(properties, account.fields())) {
            return Checked.invalid(ApiError.invalid("Conversation payload not valid"));
        }
        if (agent.filter(id -> !id.isEmpty() && account.agent(id).isEmpty()).isPresent()) {
            return Checked.invalid(ApiError.notFound("AGENT"));
        }
        if (group.filter(id -> !id.isEmpty() && account.group(id).isEmpty()).isPresent()) {
            return Checked.invalid(ApiError.notFound("GROUP"));
        }
        return Checked.valid(
                new Change(
                        status,
                        agent,
                        group,
                        properties instanceof ObjectNode given
                                ? given
                                : JsonNodeFactory.instance.objectNode()));
    }

    void applyTo(Conversation conversation, Lifecycle lifecycle) {
        Actor actor = lifecycle.actorOfApi(conversation);
        conversation.properties().setAll(properties);
        wantedStatus(conversation)
                .filter(wanted -> !wanted.equals(conversation.status()))
                .ifPresent(wanted -> {
                    if (wanted.equals(Conversation.RESOLVED)) {
                        lifecycle.resolve(conversation, actor);
                    } else if (conversation.isResolved()) {
                        lifecycle.reopen(conversation, actor, wanted);
                    } else {
                        lifecycle.status(conversation, wanted);
                    }
                });
        lifecycle.assign(
                conversation,
                actor,
                agentId.orElse(conversation.agentId()),
                groupId.orElse(conversation.groupId()));
    }

    private Optional<String> wantedStatus(Conversation conversation) {
        boolean assigns = agentId.filter(id -> !id.isEmpty()).isPresent();
        return status.or(() ->
                assigns && conversation.status().equals("new")
                        ? Optional.of("assigned")
                        : Optional.empty());
    }

    private static boolean areProperties(JsonNode properties, List<Account.Field> fields) {
        if (properties.isMissingNode() || properties.isNull()) {
            return true;
        }
        Set<String> known = Set.copyOf(fields.stream().map(Account.Field::name).toList());
        return properties.isObject()
                && properties.propertyStream().allMatch(entry -> known.contains(entry.getKey()))
                && (!properties.has("priority")
                        || Account.PRIORITIES.contains(properties.path("priority").asText()));
    }

    private static Optional<String> text(JsonNode body, String name) {
        return body.path(name).isTextual()
                ? Optional.of(body.path(name).asText())
                : Optional.empty();
    }
}
