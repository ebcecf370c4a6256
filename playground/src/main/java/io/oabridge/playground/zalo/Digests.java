package io.oabridge.playground.zalo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The four digests of Zalo's API, each computed from the text exactly as it is sent. */
final class Digests {
    private Digests() {}

    /** The hash of a webhook, without its {@code mac=}; docs/platforms/zalo.md §5.2. */
    static String webhook(String appId, String body, String timestamp, String oaSecretKey) {
        return HexFormat.of().formatHex(sha256(appId + body + timestamp + oaSecretKey));
    }

    /** The challenge that belongs to a verifier; docs/platforms/zalo.md §1.2. */
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    /** The {@code appsecret_proof} of a token; docs/platforms/zalo.md §1.7. */
    static String proof(String appSecret, String accessToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(appSecret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(utf8(accessToken)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The checksum Zalo gives with a file; docs/platforms/zalo.md §5.4. */
    static String checksum(byte[] content) {
        return HexFormat.of().formatHex(digest("MD5", content));
    }

    private static byte[] sha256(String text) {
        return digest("SHA-256", utf8(text));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
