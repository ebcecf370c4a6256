package io.oabridge.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes any text fit for a partition key, which DynamoDB limits to 2048 bytes. */
final class KeyText {
    private static final int MAX_BYTES = 1500;

    private KeyText() {}

    /** The text itself; the hash of one that is too long, behind the same {@code kind}. */
    static String of(String kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return kind + "#" + (bytes.length <= MAX_BYTES ? text : "sha256#" + sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
