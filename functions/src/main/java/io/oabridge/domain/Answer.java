package io.oabridge.domain;

import java.util.function.Function;

/** The value a platform gave, or why it gave none. */
public sealed interface Answer<T> {

    /** The value. */
    record Given<T>(T value) implements Answer<T> {}

    /** No value. */
    record Missing<T>(SendOutcome.Failure failure) implements Answer<T> {}

    /** Goes on with the value; what is missing stays missing. */
    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Given<T>(T value) -> next.apply(value);
            case Missing<T>(SendOutcome.Failure failure) -> missing(failure);
        };
    }

    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> missing(SendOutcome.Failure failure) {
        return new Missing<>(failure);
    }
}
