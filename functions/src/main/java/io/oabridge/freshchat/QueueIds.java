package io.oabridge.freshchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names that a FIFO queue takes: at most 128 letters, digits and punctuation marks. What Freshchat
 * calls things is opaque text of any length.
 */
final class QueueIds {
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private QueueIds() {}

    /** The name itself where the queue takes it, its hash otherwise. */
    static String group(String name) {
        return ALLOWED.matcher(name).matches() ? name : sha256(name);
    }

    /** One name for one event; the parts cannot run into each other. */
    static String deduplication(String group, String action, String messageId) {
        return sha256(group.length() + ":" + group + action.length() + ":" + action + messageId);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
