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
 * One thing a platform told, on its way to a worker, body untouched.
 *
 * @param group the conversation whose order must be kept
 * @param deduplicationId names the event for good: unique over all groups
 * @param body what was told, in the form that {@code source} has
 */
public record RelayWork(
        Direction direction,
        String group,
        String deduplicationId,
        Instant receivedAt,
        String body,
        Source source) {

    /** How the bridge came to know, which says how the body is read. */
    public enum Source {
        /** A verified webhook; the body is exactly what was signed. */
        WEBHOOK,
        /** The platform's own list of earlier messages, read over its authenticated API. */
        HISTORY
    }

    /** A verified webhook. */
    public RelayWork(
            Direction direction,
            String group,
            String deduplicationId,
            Instant receivedAt,
            String body) {
        this(direction, group, deduplicationId, receivedAt, body, Source.WEBHOOK);
    }

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

    /** The same work, told by the platform's history; it has the name its webhook would have. */
    public RelayWork fromHistory() {
        return new RelayWork(direction, group, deduplicationId, receivedAt, body, Source.HISTORY);
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
