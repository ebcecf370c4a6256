package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Freshchat secret of an installation: {@code
 * {"appId","baseUrl","apiToken","webhookPublicKey","channelId","agentId"}}. Until somebody sets the
 * account up it is {@code {}}.
 *
 * @param channel where new connections open conversations
 * @param noteAuthor who signs the private notes of new connections
 */
public record FreshchatSecret(
        FreshchatAccount account, Optional<ChannelId> channel, Optional<AgentId> noteAuthor) {

    /**
     * A secret without any of address, id and token is one that is not set up yet; one that has
     * some of them was damaged.
     *
     * @throws IllegalStateException when the text is no JSON object or lacks what cannot be
     *     missing; it names what is wrong and never the text
     */
    public static FreshchatSecret parse(String text) {
        JsonNode json =
                Json.object(text)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the Freshchat secret is not a JSON object"));
        return new FreshchatSecret(
                account(json),
                Json.text(json, "channelId").map(ChannelId::new),
                Json.text(json, "agentId").map(AgentId::new));
    }

    private static FreshchatAccount account(JsonNode json) {
        if (Stream.of("appId", "baseUrl", "apiToken")
                .allMatch(name -> Json.text(json, name).isEmpty())) {
            return FreshchatAccount.NOT_CONFIGURED;
        }
        return new FreshchatAccount(
                new HelpdeskAccountId(required(json, "appId")),
                baseUrl(required(json, "baseUrl")),
                new Secret(required(json, "apiToken")),
                Json.text(json, "webhookPublicKey").orElse(""));
    }

    private static URI baseUrl(String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return address(trimmed)
                .filter(FreshchatSecret::isSafe)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "\"baseUrl\" in the Freshchat secret must be the whole https"
                                        + " address up to /v2"));
    }

    /** The token goes to this address, so only what stays on the machine may go unencrypted. */
    private static boolean isSafe(URI address) {
        boolean loopback = Set.of("localhost", "127.0.0.1").contains(address.getHost());
        return address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && ("https".equals(address.getScheme())
                        || (loopback && "http".equals(address.getScheme())));
    }

    /** Empty for what is no address with a host; the reason would quote the text. */
    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(address -> address.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String required(JsonNode json, String name) {
        return Json.text(json, name)
                .orElseThrow(() ->
                        new IllegalStateException("the Freshchat secret has no \"" + name + "\""));
    }
}
