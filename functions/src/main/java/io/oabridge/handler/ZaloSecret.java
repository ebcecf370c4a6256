package io.oabridge.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Secret;
import io.oabridge.relay.FileIds;
import io.oabridge.transport.Json;
import io.oabridge.zalo.ZaloApp;

/**
 * The Zalo secret of an installation: {@code
 * {"appId","appSecret","oaSecretKey","installKey","linkKey","proveCalls","domainVerification"}}.
 * The OA secret key may still be missing: Zalo shows it only after the webhook address was saved.
 *
 * @param linkKey what addresses of shared files are made with; its own, or made from another of
 *     these secrets
 * @param domainVerification the code Zalo gives to prove who holds the domain; blank: not asked
 *     for. Whoever asks may see it (docs/platforms/zalo.md §5.1)
 */
record ZaloSecret(ZaloApp app, Secret installKey, Secret linkKey, String domainVerification) {

    /**
     * @throws IllegalStateException when the text is no JSON object or lacks the app's id; it names
     *     what is wrong and never the text
     */
    static ZaloSecret parse(String text) {
        JsonNode json =
                Json.object(text)
                        .orElseThrow(() ->
                                new IllegalStateException("the Zalo secret is not a JSON object"));
        String appId =
                Json.text(json, "appId")
                        .orElseThrow(() ->
                                new IllegalStateException("the Zalo secret has no \"appId\""));
        ZaloApp app =
                new ZaloApp(
                        appId,
                        secret(json, "appSecret"),
                        secret(json, "oaSecretKey"),
                        json.path("proveCalls").asBoolean(false));
        return new ZaloSecret(
                app,
                secret(json, "installKey"),
                linkKey(json),
                Json.text(json, "domainVerification").orElse("").strip());
    }

    private static Secret linkKey(JsonNode json) {
        Secret own = secret(json, "linkKey");
        if (!own.isBlank()) {
            return own;
        }
        Secret installKey = secret(json, "installKey");
        return FileIds.keyFrom(installKey.isBlank() ? secret(json, "appSecret") : installKey);
    }

    private static Secret secret(JsonNode json, String name) {
        return new Secret(Json.text(json, name).orElse(""));
    }
}
