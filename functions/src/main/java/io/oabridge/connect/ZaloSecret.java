package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Secret;
import io.oabridge.relay.FileIds;
import io.oabridge.transport.Json;
import io.oabridge.zalo.ZaloApp;
import java.util.Optional;

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
public record ZaloSecret(
        ZaloApp app, Secret installKey, Secret linkKey, String domainVerification) {

    /**
     * A secret with neither the app's id nor a secret of it is one that is not set up yet; one that
     * has lost only the id was damaged.
     *
     * @throws IllegalStateException when the text is no JSON object or lacks the app's id; it names
     *     what is wrong and never the text
     */
    public static ZaloSecret parse(String text) {
        JsonNode json =
                Json.object(text)
                        .orElseThrow(() ->
                                new IllegalStateException("the Zalo secret is not a JSON object"));
        ZaloApp app =
                new ZaloApp(
                        appId(json),
                        pasted(json, "appSecret"),
                        pasted(json, "oaSecretKey"),
                        json.path("proveCalls").asBoolean(false));
        return new ZaloSecret(
                app,
                secret(json, "installKey"),
                linkKey(json),
                Json.text(json, "domainVerification").orElse("").strip());
    }

    private static String appId(JsonNode json) {
        boolean untouched =
                secret(json, "appSecret").isBlank() && secret(json, "oaSecretKey").isBlank();
        return Json.text(json, "appId")
                .or(() -> untouched ? Optional.of("") : Optional.empty())
                .orElseThrow(() -> new IllegalStateException("the Zalo secret has no \"appId\""));
    }

    private static Secret linkKey(JsonNode json) {
        Secret own = secret(json, "linkKey");
        if (!own.isBlank()) {
            return own;
        }
        Secret installKey = secret(json, "installKey");
        return FileIds.keyFrom(installKey.isBlank() ? secret(json, "appSecret") : installKey);
    }

    /** What comes from Zalo's console by way of the clipboard, often with a line break. */
    private static Secret pasted(JsonNode json, String name) {
        return new Secret(secret(json, name).reveal().strip());
    }

    private static Secret secret(JsonNode json, String name) {
        return new Secret(Json.text(json, name).orElse(""));
    }
}
