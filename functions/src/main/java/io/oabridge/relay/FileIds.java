package io.oabridge.relay;

import io.oabridge.domain.Secret;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.SecretSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of shared files: the same for the same part of the same message, and for everybody without
 * the key as good as random.
 */
public final class FileIds {
    /** Of six bits each: nobody finds a file by trying. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY_LABEL = "oabridge shared files, version 1";

    private final SecretSource<Secret> key;

    public FileIds(SecretSource<Secret> key) {
        this.key = key;
    }

    /** A key of our own made from a secret that has another purpose; blank from a blank one. */
    public static Secret keyFrom(Secret other) {
        return other.isBlank() ? other : new Secret(mac(other, KEY_LABEL));
    }

    /** Empty when there is no key: an id that can be guessed is worse than none. */
    Optional<String> of(DeliveryKey delivery, int part) {
        return Optional.of(key.current())
                .filter(secret -> !secret.isBlank())
                .map(secret -> mac(secret, unambiguous(delivery, part)).substring(0, LENGTH));
    }

    /** With lengths, so that no two deliveries read the same. */
    private static String unambiguous(DeliveryKey delivery, int part) {
        return Stream.of(
                        delivery.direction().name(),
                        delivery.conversation(),
                        delivery.kind(),
                        delivery.message(),
                        Integer.toString(part))
                .map(field -> field.length() + ":" + field)
                .collect(Collectors.joining());
    }

    private static String mac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
