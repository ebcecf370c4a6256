package io.oabridge.domain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the messenger tells about a customer and agents may see: a display name and a picture,
 * nothing else.
 */
public record Profile(String displayName, Optional<URI> avatar) {
    public Profile {
        Ids.requireText(displayName, "display name");
    }

    /** Tells whether name or picture have changed without keeping either: 64 hexadecimal digits. */
    public String fingerprint() {
        String both = displayName + "\n" + avatar.map(URI::toString).orElse("");
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(both.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The name agents see when the messenger does not give one away: its last four characters tell
     * two apart.
     */
    public static Profile unnamed(Customer customer) {
        String id = customer.id().value();
        String provider = customer.connection().provider();
        String name = Character.toUpperCase(provider.charAt(0)) + provider.substring(1);
        return new Profile(
                name + " user " + id.substring(Math.max(0, id.length() - 4)), Optional.empty());
    }
}
