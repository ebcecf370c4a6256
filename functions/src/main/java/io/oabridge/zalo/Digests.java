package io.oabridge.zalo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes Zalo's protocols are made of; every JDK has them. */
final class Digests {
    private static final String HMAC_SHA256 = "HmacSHA256";

    private Digests() {}

    /** SHA-256 over the byte sequences, one after another. */
    static byte[] sha256(byte[]... sequences) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] sequence : sequences) {
                digest.update(sequence);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** Lower-case hex of HMAC-SHA256 over the text in UTF-8. */
    static String hmacSha256Hex(String key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(utf8(key), HMAC_SHA256));
            return HexFormat.of().formatHex(mac.doFinal(utf8(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + HMAC_SHA256, e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
