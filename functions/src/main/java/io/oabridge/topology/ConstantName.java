package io.oabridge.topology;

import java.util.Locale;

/** A constant's name as others spell names. */
public final class ConstantName {
    private ConstantName() {}

    /** {@code WEBHOOK_DROPPED} is {@code WebhookDropped}. */
    public static String capitalised(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** {@code BAD_SIGNATURE} is {@code bad-signature}. */
    public static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
