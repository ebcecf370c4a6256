package io.oabridge.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Webhooks as API Gateway hands them over, signed with the playground's invented secrets. */
final class SampleRequests {
    static final String CUSTOMER = "3000000000000000003";
    private static final String FRESHCHAT_APP = "0a000000-0000-4000-8000-000000000001";
    private static final String ZALO_SIGNATURE = "x-zevent-signature";
    private static final String FRESHCHAT_SIGNATURE = "x-freshchat-signature";

    private final PrivateKey freshchatKey = signingKey();

    ObjectNode zalo(byte[] body) {
        String timestamp =
                Json.object(body)
                        .flatMap(event -> Json.text(event, "timestamp"))
                        .orElse("1760000000000");
        String signature =
                "mac="
                        + sha256(
                                Installation.APP_ID
                                        + new String(body, StandardCharsets.UTF_8)
                                        + timestamp
                                        + Installation.OA_SECRET_KEY);
        return request("/webhooks/zalo", "ZaloWebhook", body, Map.of(ZALO_SIGNATURE, signature));
    }

    ObjectNode freshchat(byte[] body) {
        ObjectNode request =
                request(
                        "/webhooks/freshchat/" + FRESHCHAT_APP,
                        "FreshchatWebhook",
                        body,
                        Map.of(FRESHCHAT_SIGNATURE, rsa(body)));
        request.put("routeKey", "POST /webhooks/freshchat/{appId}")
                .putObject("pathParameters")
                .put("appId", FRESHCHAT_APP);
        return request;
    }

    ObjectNode unsigned(ObjectNode request) {
        headers(request).remove(ZALO_SIGNATURE);
        headers(request).remove(FRESHCHAT_SIGNATURE);
        return request;
    }

    /** Signed, and one letter of the body changed afterwards. */
    ObjectNode wronglySigned(ObjectNode request) {
        String body = request.path("body").asText();
        return request.put("body", body.replaceFirst("\"id\":\"(.)", "\"id\":\"7"));
    }

    ObjectNode asBase64(ObjectNode request) {
        byte[] body = request.path("body").asText().getBytes(StandardCharsets.UTF_8);
        return request.put("body", Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", true);
    }

    ObjectNode ofAnotherApp(ObjectNode request) {
        String other = FRESHCHAT_APP.replace("0a", "9a");
        request.put("rawPath", "/webhooks/freshchat/" + other)
                .putObject("pathParameters")
                .put("appId", other);
        return request;
    }

    /** The public key of what {@link #freshchat} signs, as somebody copies it. */
    static String freshchatKey() {
        try {
            return Files.readString(EventFiles.FOLDER.resolve("freshchat-webhook-key.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode request(
            String path, String agent, byte[] body, Map<String, String> signature) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0")
                .put("routeKey", "POST " + path)
                .put("rawPath", path)
                .put("rawQueryString", "");
        Map<String, String> headers = new TreeMap<>(signature);
        headers.put("accept", "*/*");
        headers.put("content-length", String.valueOf(body.length));
        headers.put("content-type", "application/json");
        headers.put("host", "bridge.example");
        headers.put("user-agent", agent);
        headers.put("x-amzn-trace-id", "Root=1-69a54400-000000000000000000000001");
        headers.put("x-forwarded-for", "192.0.2.10");
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        ObjectNode asJson = event.putObject("headers");
        headers.forEach(asJson::put);
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", "000000000000")
                .put("apiId", "neutralapi")
                .put("domainName", "bridge.example")
                .put("domainPrefix", "bridge")
                .putObject("http")
                .put("method", "POST")
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.10")
                .put("userAgent", agent);
        context.put("requestId", "AbCdEfGhIjKlMnO=")
                .put("stage", "$default")
                .put("time", "02/Mar/2026:08:00:00 +0000")
                .put("timeEpoch", 1772438400000L);
        return event.put("body", new String(body, StandardCharsets.UTF_8))
                .put("isBase64Encoded", false);
    }

    private static ObjectNode headers(JsonNode request) {
        return (ObjectNode) request.path("headers");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String rsa(byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(freshchatKey);
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey signingKey() {
        try (InputStream key =
                Objects.requireNonNull(
                        SampleRequests.class.getResourceAsStream(
                                "/events/freshchat-signing-key.txt"))) {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(key.readAllBytes());
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
