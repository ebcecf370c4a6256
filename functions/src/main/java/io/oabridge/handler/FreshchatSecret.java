package io.oabridge.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the Freshchat secret of an installation: {@code
 * {"appId","baseUrl","apiToken","webhookPublicKey"}}.
 */
final class FreshchatSecret {
    private FreshchatSecret() {}

    /**
     * @throws IllegalStateException when the text is no JSON object or lacks what cannot be
     *     missing; it names what is wrong and never the text
     */
    static FreshchatAccount parse(String text) {
        JsonNode json =
                Json.object(text)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the Freshchat secret is not a JSON object"));
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
