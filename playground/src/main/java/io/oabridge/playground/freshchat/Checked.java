package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.Reply;
import java.util.function.Function;

/** A value that came through a check, or the refusal the check ended in. */
sealed interface Checked<T> {
    static <T> Checked<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Checked<T> invalid(ApiError error) {
        return new Invalid<>(error);
    }

    default <R> Checked<R> then(Function<? super T, Checked<R>> next) {
        return switch (this) {
            case Valid<T>(T value) -> next.apply(value);
            case Invalid<T>(ApiError error) -> invalid(error);
        };
    }

    default <R> Checked<R> map(Function<? super T, ? extends R> change) {
        return then(value -> valid(change.apply(value)));
    }

    default Reply reply(Function<? super T, Reply> answer) {
        return switch (this) {
            case Valid<T>(T value) -> answer.apply(value);
            case Invalid<T>(ApiError error) -> error.reply();
        };
    }

    /** The check passed. */
    record Valid<T>(T value) implements Checked<T> {}

    /** It did not. */
    record Invalid<T>(ApiError error) implements Checked<T> {}
}
