package io.oabridge.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never be seen. It prints as stars, so a log line, an exception or a record that
 * holds one gives nothing away; {@link #reveal()} is the only way to its text.
 */
public final class Secret {
    /** Tokens and keys have some hundred characters; servers refuse headers of over 8 KiB. */
    private static final int LONGEST_IN_A_HEADER = 8000;

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

    /**
     * Whether it can be sent as a credential: visible ASCII characters, as RFC 6749 (appendix A)
     * has them, and not too many. Anything else was pasted or answered wrongly, and a header made
     * of it would be refused with an exception that quotes it.
     */
    public boolean fitsIntoHeader() {
        return !value.isEmpty()
                && value.length() <= LONGEST_IN_A_HEADER
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
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
