package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again for what cannot be had at the moment, no sooner than the platform wants, until the
 * time is over. For work that no queue brings back.
 */
record Patience(Instant deadline, InstantSource clock, Consumer<Duration> sleep) {
    static final String OUT_OF_TIME = "out-of-time";

    private static final int MOST_TRIES = 6;
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    <T> Answer<T> ask(Supplier<Answer<T>> question) {
        if (!clock.instant().isBefore(deadline)) {
            return Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, OUT_OF_TIME));
        }
        Answer<T> answer = question.get();
        for (int tries = 1; tries < MOST_TRIES && hasPaused(answer); tries++) {
            answer = question.get();
        }
        return answer;
    }

    private boolean hasPaused(Answer<?> answer) {
        if (!(answer instanceof Answer.Missing<?>(SendOutcome.RetryLater(Duration after, _)))) {
            return false;
        }
        Duration pause = after.compareTo(LEAST_PAUSE) > 0 ? after : LEAST_PAUSE;
        if (!clock.instant().plus(pause).isBefore(deadline)) {
            return false;
        }
        sleep.accept(pause);
        return true;
    }

    /** A failure in a short stable word. */
    static String cause(SendOutcome.Failure failure) {
        return switch (failure) {
            case SendOutcome.RetryLater(_, String cause) -> cause;
            case SendOutcome.Uncertain(String cause) -> cause;
            case SendOutcome.TokenRejected(String code) -> code;
            case SendOutcome.Refused refused -> refused.code();
        };
    }
}
