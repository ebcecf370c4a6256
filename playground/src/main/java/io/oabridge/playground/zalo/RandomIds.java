package io.oabridge.playground.zalo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes the ids and tokens Zalo would make: opaque, and never the same twice. */
final class RandomIds {
    private static final int TOKEN_BYTES = 150;
    private static final int CODE_BYTES = 48;
    private static final int ID_BYTES = 10;
    private static final long EIGHTEEN_DIGITS = 1_000_000_000_000_000_000L;

    private final SecureRandom random = new SecureRandom();

    /** 20 hexadecimal digits, as docs/platforms/zalo.md §5.4 shows message ids. */
    String id() {
        return HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    /** Longer than a column one would be tempted to cap. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    String code() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(CODE_BYTES));
    }

    /** 19 digits, beyond what a double can hold. */
    String userId() {
        return "3"
                + String.valueOf(EIGHTEEN_DIGITS + random.nextLong(EIGHTEEN_DIGITS)).substring(1);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
