package io.oabridge.relay.port;

import io.oabridge.domain.Direction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One verified webhook on its way to a worker, body untouched.
 *
 * @param group the conversation whose order must be kept
 * @param deduplicationId names the event for good: unique over all groups
 * @param body the webhook's body exactly as it was signed
 */
public record RelayWork(
        Direction direction,
        String group,
        String deduplicationId,
        Instant receivedAt,
        String body) {

    /**
     * The work an event makes. Two conversations, or two kinds of event, may share a message id and
     * still be different work; the same event delivered again is the same work.
     */
    public static RelayWork of(
            Direction direction,
            String conversation,
            String event,
            String message,
            Instant receivedAt,
            String body) {
        return new RelayWork(
                direction,
                conversation,
                sha256(unambiguous(conversation, event, message)),
                receivedAt,
                body);
    }

    /** With lengths, so that no two events read the same. */
    private static String unambiguous(String... texts) {
        return Stream.of(texts)
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
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
