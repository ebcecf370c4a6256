package io.oabridge.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.transport.Json;
import java.net.URI;

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
        boolean loopback = trimmed.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/.*)?");
        if (!loopback && !trimmed.matches("https://[^\\s/?#@]+[^\\s?#@]*")) {
            throw new IllegalStateException(
                    "\"baseUrl\" in the Freshchat secret must be the whole https address up to /v2");
        }
        return URI.create(trimmed);
    }

    private static String required(JsonNode json, String name) {
        return Json.text(json, name)
                .orElseThrow(() ->
                        new IllegalStateException("the Freshchat secret has no \"" + name + "\""));
    }
}
