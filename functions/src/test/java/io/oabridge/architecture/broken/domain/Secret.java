package io.oabridge.architecture.broken.domain;

/** Tells by its time how much of a guess is right. */
record Secret(String value) {
    boolean matches(String guess) {
        return value.equals(guess);
    }
}
