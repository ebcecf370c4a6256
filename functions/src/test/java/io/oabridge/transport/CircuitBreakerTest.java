package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock();
    private final CircuitBreaker breaker = new CircuitBreaker(PAUSE, clock);

    @Test
    void itAdmitsEverythingWhileCallsAreAnswered() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.admits()).isTrue();
            breaker.answered();
        }
    }

    @Test
    void oneAnswerInBetweenStartsTheCountAgain() {
        unanswered(CircuitBreaker.OPENS_AFTER - 1);
        breaker.answered();
        unanswered(CircuitBreaker.OPENS_AFTER - 1);

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void enoughSilenceOpensItOnce() {
        unanswered(CircuitBreaker.OPENS_AFTER - 1);

        assertThat(breaker.unanswered()).isTrue();
        assertThat(breaker.unanswered()).isFalse();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void afterThePauseOneCallIsTried() {
        unanswered(CircuitBreaker.OPENS_AFTER);
        clock.advance(PAUSE);

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void aTrialWithoutAnAnswerMeansAnotherPause() {
        unanswered(CircuitBreaker.OPENS_AFTER);
        clock.advance(PAUSE);
        breaker.admits();
        breaker.unanswered();

        assertThat(breaker.admits()).isFalse();
        clock.advance(PAUSE);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void anAnsweredTrialClosesIt() {
        unanswered(CircuitBreaker.OPENS_AFTER);
        clock.advance(PAUSE);
        breaker.admits();
        breaker.answered();

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isTrue();
    }

    private void unanswered(int times) {
        IntStream.range(0, times).forEach(_ -> breaker.unanswered());
    }
}
