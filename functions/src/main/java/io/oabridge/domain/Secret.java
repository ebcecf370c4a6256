package io.oabridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never be seen. It prints as stars, so a log line, an exception or a record that
 * holds one gives nothing away; {@link #reveal()} is the only way to its text.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The text itself: for the header or the hash it is meant for, never for a message. */
    public String reveal() {
        return value;
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    /** Compares in constant time, so that a guess cannot be timed. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "*****";
    }
}
