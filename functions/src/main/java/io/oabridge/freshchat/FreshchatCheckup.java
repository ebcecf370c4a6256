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

/**
 * Looks at an account's set-up before customers do: it only reads, and names each mistake. What
 * depends on an API that does not answer is left out.
 */
public final class FreshchatCheckup {
    /** An account with more has its channel looked up in the dashboard. */
    private static final int MOST_CHANNEL_PAGES = 3;

    private final FreshchatApi api;
    private final SecretSource<FreshchatAccount> account;

    /**
     * @param transport asked up to five times in a row, so its time-out decides how long somebody
     *     waits
     */
    public FreshchatCheckup(HttpTransport transport, SecretSource<FreshchatAccount> account) {
        this.api =
                new FreshchatApi(
                        transport,
                        account,
                        new FreshchatErrors(InstantSource.system()),
                        CallBudget.unlimited(),
                        new SecureRandom());
        this.account = account;
    }

    /**
     * One finding for each thing looked at, in the order in which to mend them.
     *
     * @param channel where conversations are opened, if it was chosen
     * @param noteAuthor who signs private notes, if anybody
     */
    public List<Finding> run(Optional<ChannelId> channel, Optional<AgentId> noteAuthor) {
        if (!account.current().isConfigured()) {
            return List.of(Finding.NOT_CONFIGURED);
        }
        List<Finding> findings = new ArrayList<>();
        ApiReply configuration = api.get("/accounts/configuration");
        Finding access = access(configuration);
        findings.add(access);
        if (access == Finding.TOKEN_ACCEPTED) {
            findings.add(appId(configuration));
            findings.add(channel.map(this::channel).orElse(Finding.CHANNEL_NOT_SET));
            findings.add(noteAuthor.map(this::agent).orElse(Finding.AGENT_NOT_SET));
        }
        findings.add(webhookKey());
        return List.copyOf(findings);
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

    private Finding appId(ApiReply configuration) {
        return configuration instanceof ApiReply.Ok(JsonNode body)
                ? Json.text(body, "app_id")
                        .map(id ->
                                id.equals(account.current().appId().value())
                                        ? Finding.APP_ID_MATCHES
                                        : Finding.APP_ID_DIFFERS)
                        .orElse(Finding.APP_ID_NOT_TOLD)
                : Finding.APP_ID_NOT_TOLD;
    }

    private Finding channel(ChannelId wanted) {
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

    private Finding agent(AgentId id) {
        return switch (api.get("/agents/" + FreshchatApi.encoded(id.value()))) {
            case ApiReply.Ok(JsonNode agent) ->
                    agent.path("is_deactivated").asBoolean() || agent.path("is_deleted").asBoolean()
                            ? Finding.AGENT_NOT_ACTIVE
                            : Finding.AGENT_FITS;
            case ApiReply.Failed failed
                    when failed.is(Refusal.AGENT_NOT_FOUND) || failed.is(Refusal.NOT_FOUND) ->
                    Finding.AGENT_NOT_FOUND;
            case ApiReply.Failed _ -> Finding.AGENT_NOT_READ;
        };
    }

    private Finding webhookKey() {
        String key = account.current().webhookPublicKey();
        if (key.isBlank()) {
            return Finding.WEBHOOK_KEY_NOT_SET;
        }
        return FreshchatSignature.readKey(key).isPresent()
                ? Finding.WEBHOOK_KEY_READABLE
                : Finding.WEBHOOK_KEY_NOT_READABLE;
    }
}
