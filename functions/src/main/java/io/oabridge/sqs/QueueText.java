package io.oabridge.sqs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes any text fit for SQS group and deduplication ids: 128 printable ASCII characters. */
final class QueueText {
    private static final int MAX_LENGTH = 128;

    private QueueText() {}

    /** The text itself, or the hash of one that does not fit. */
    static String id(String text) {
        boolean fits =
                !text.isEmpty()
                        && text.length() <= MAX_LENGTH
                        && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return fits ? text : sha256(text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
