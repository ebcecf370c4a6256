package io.oabridge.zalo;

import io.oabridge.domain.Secret;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Zalo's webhook signature: plain SHA-256, not HMAC, over app id, raw body, the body's timestamp as
 * text and the OA secret key, with nothing between them (docs/platforms/zalo.md §5.2).
 */
public final class ZaloSignature {
    private static final String PREFIX = "mac=";

    private ZaloSignature() {}

    /** The signature as bare lower-case hex; the header's value is {@code mac=} and this. */
    public static String hex(String appId, byte[] rawBody, String timestamp, Secret oaSecretKey) {
        return HexFormat.of().formatHex(hash(appId, rawBody, timestamp, oaSecretKey));
    }

    /**
     * Whether a header's value, {@code mac=<hex>} or bare hex, signs the body. Takes the same time
     * for every wrong guess of the right form.
     */
    static boolean matches(String header, ZaloApp app, byte[] rawBody, String timestamp) {
        byte[] expected = hash(app.appId(), rawBody, timestamp, app.oaSecretKey());
        return MessageDigest.isEqual(expected, claimed(header));
    }

    private static byte[] claimed(String header) {
        String value = header.strip().toLowerCase(Locale.ROOT);
        String hex = value.startsWith(PREFIX) ? value.substring(PREFIX.length()).strip() : value;
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            return new byte[0];
        }
    }

    private static byte[] hash(String appId, byte[] rawBody, String timestamp, Secret oaSecretKey) {
        return Digests.sha256(
                Digests.utf8(appId),
                rawBody,
                Digests.utf8(timestamp),
                Digests.utf8(oaSecretKey.reveal()));
    }
}
