package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at an account's set-up before customers do: it only reads, and names each mistake. What
 * depends on an API that does not answer is left out.
 */
public final class FreshchatCheckup implements AccountCheckup {
    /** An account with more has its channel looked up in the dashboard. */
    private static final int MOST_CHANNEL_PAGES = 3;

    private final HttpTransport transport;

    /**
     * @param transport asked up to seven times in a row, so its time-out decides how long somebody
     *     waits
     */
    public FreshchatCheckup(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public List<Finding> run(
            FreshchatAccount account, Optional<ChannelId> channel, Optional<AgentId> noteAuthor) {
        if (!account.isConfigured()) {
            return List.of(Finding.NOT_CONFIGURED);
        }
        FreshchatApi api = apiOf(account);
        List<Finding> findings = new ArrayList<>();
        ApiReply configuration = api.get("/accounts/configuration");
        Finding access = access(configuration);
        findings.add(access);
        if (access == Finding.TOKEN_ACCEPTED) {
            findings.add(appId(account, configuration));
            findings.add(channel.map(it -> channel(api, it)).orElse(Finding.CHANNEL_NOT_SET));
            findings.add(noteAuthor.map(it -> agent(api, it)).orElse(Finding.AGENT_NOT_SET));
        }
        findings.add(webhookKey(account));
        return List.copyOf(findings);
    }

    @Override
    public Choices choices(FreshchatAccount account) {
        if (!account.isConfigured()) {
            return Choices.NONE;
        }
        FreshchatApi api = apiOf(account);
        List<Choice> channels =
                listed(api, "/channels?page=1&items_per_page=50", "channels")
                        .filter(it ->
                                Json.text(it, "source").filter("FRESHCHAT"::equals).isPresent())
                        .flatMap(it -> choice(it, Json.text(it, "name").orElse("")))
                        .toList();
        List<Choice> agents =
                listed(api, "/agents?page=1&items_per_page=50", "agents")
                        .filter(FreshchatCheckup::isActive)
                        .flatMap(it -> choice(it, fullName(it)))
                        .toList();
        return new Choices(channels, agents);
    }

    private FreshchatApi apiOf(FreshchatAccount account) {
        return new FreshchatApi(
                transport,
                new Fixed(account),
                new FreshchatErrors(InstantSource.system()),
                CallBudget.unlimited(),
                new SecureRandom());
    }

    private static Stream<JsonNode> listed(FreshchatApi api, String path, String name) {
        return api.get(path) instanceof ApiReply.Ok(JsonNode body)
                ? Json.at(body, name).valueStream()
                : Stream.empty();
    }

    private static Stream<Choice> choice(JsonNode item, String name) {
        return Json.text(item, "id").map(id -> new Choice(id, name.isBlank() ? id : name)).stream();
    }

    private static String fullName(JsonNode agent) {
        return Stream.of("first_name", "last_name")
                .flatMap(field -> Json.text(agent, field).stream())
                .collect(Collectors.joining(" "));
    }

    private static boolean isActive(JsonNode agent) {
        return !agent.path("is_deactivated").asBoolean() && !agent.path("is_deleted").asBoolean();
    }

    /** A 403 is about what the token may read: the token itself is a good one. */
    private static Finding access(ApiReply configuration) {
        return switch (configuration) {
            case ApiReply.Ok _ -> Finding.TOKEN_ACCEPTED;
            case ApiReply.Failed failed when failed.is(Refusal.NOT_ALLOWED) ->
                    Finding.TOKEN_ACCEPTED;
            case ApiReply.Failed failed when failed.is(Refusal.TOKEN_NOT_ACCEPTED) ->
                    Finding.TOKEN_NOT_ACCEPTED;
            case ApiReply.Failed failed when isNoApi(failed) -> Finding.WRONG_BASE_URL;
            case ApiReply.Failed _ -> Finding.NOT_REACHED;
        };
    }

    private static boolean isNoApi(ApiReply.Failed failed) {
        return failed.is(Refusal.WRONG_BASE_URL)
                || failed.is(Refusal.NOT_FOUND)
                || (failed.failure() instanceof SendOutcome.RetryLater later
                        && later.cause().equals("unreadable-answer"));
    }

    private static Finding appId(FreshchatAccount account, ApiReply configuration) {
        return configuration instanceof ApiReply.Ok(JsonNode body)
                ? Json.text(body, "app_id")
                        .map(id ->
                                id.equals(account.appId().value())
                                        ? Finding.APP_ID_MATCHES
                                        : Finding.APP_ID_DIFFERS)
                        .orElse(Finding.APP_ID_NOT_TOLD)
                : Finding.APP_ID_NOT_TOLD;
    }

    private static Finding channel(FreshchatApi api, ChannelId wanted) {
        ApiReply reply = api.get("/channels?page=1&items_per_page=50");
        for (int page = 1; reply instanceof ApiReply.Ok(JsonNode body); page++) {
            for (JsonNode channel : Json.at(body, "channels")) {
                if (Json.text(channel, "id").filter(wanted.value()::equals).isPresent()) {
                    return Json.text(channel, "source").filter("FRESHCHAT"::equals).isPresent()
                            ? Finding.CHANNEL_FITS
                            : Finding.CHANNEL_OF_ANOTHER_SOURCE;
                }
            }
            Optional<String> next = Json.text(body, "links", "next_page", "href");
            if (next.isEmpty()) {
                return Finding.CHANNEL_NOT_FOUND;
            }
            if (page == MOST_CHANNEL_PAGES) {
                return Finding.CHANNEL_NOT_READ;
            }
            reply = api.follow(next.get());
        }
        return Finding.CHANNEL_NOT_READ;
    }

    private static Finding agent(FreshchatApi api, AgentId id) {
        return switch (api.get("/agents/" + FreshchatApi.encoded(id.value()))) {
            case ApiReply.Ok(JsonNode agent) ->
                    isActive(agent) ? Finding.AGENT_FITS : Finding.AGENT_NOT_ACTIVE;
            case ApiReply.Failed failed
                    when failed.is(Refusal.AGENT_NOT_FOUND) || failed.is(Refusal.NOT_FOUND) ->
                    Finding.AGENT_NOT_FOUND;
            case ApiReply.Failed _ -> Finding.AGENT_NOT_READ;
        };
    }

    private static Finding webhookKey(FreshchatAccount account) {
        String key = account.webhookPublicKey();
        if (key.isBlank()) {
            return Finding.WEBHOOK_KEY_NOT_SET;
        }
        return FreshchatSignature.readKey(key).isPresent()
                ? Finding.WEBHOOK_KEY_READABLE
                : Finding.WEBHOOK_KEY_NOT_READABLE;
    }

    /** What was entered, which nobody else can have replaced. */
    private record Fixed(FreshchatAccount current) implements SecretSource<FreshchatAccount> {
        @Override
        public Optional<FreshchatAccount> changed() {
            return Optional.empty();
        }
    }
}
