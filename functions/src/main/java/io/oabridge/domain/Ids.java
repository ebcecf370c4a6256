package io.oabridge.domain;

/** The one rule all ids share: opaque text, never blank. */
final class Ids {
    private Ids() {}

    static void requireText(String value, String type) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(type + " must not be blank");
        }
    }
}
