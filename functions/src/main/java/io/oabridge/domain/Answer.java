package io.oabridge.domain;

/** The value a platform gave, or why it gave none. */
public sealed interface Answer<T> {

    /** The value. */
    record Given<T>(T value) implements Answer<T> {}

    /** No value. */
    record Missing<T>(SendOutcome.Failure failure) implements Answer<T> {}

    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> missing(SendOutcome.Failure failure) {
        return new Missing<>(failure);
    }
}
