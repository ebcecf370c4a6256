package io.oabridge.relay.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPairTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1.0", "250, 0.75", "1000, 0.0", "1500, -0.5"})
    void lifeRunsFromOneToZeroAndBelow(long afterSeconds, double left) {
        assertThat(pair(1000).lifeLeft(START.plusSeconds(afterSeconds))).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void aPairWithoutALifetimeIsOver(long lifetimeSeconds) {
        assertThat(pair(lifetimeSeconds).lifeLeft(START.minusSeconds(60))).isZero();
    }

    @Test
    void aPairGivesNeitherTokenAway() {
        assertThat(pair(1000).toString()).doesNotContain("opensesame", "onceonly");
    }

    private static TokenPair pair(long lifetimeSeconds) {
        return new TokenPair(
                new AccessToken(new Secret("opensesame")),
                new Secret("onceonly"),
                START,
                START.plusSeconds(lifetimeSeconds));
    }
}
