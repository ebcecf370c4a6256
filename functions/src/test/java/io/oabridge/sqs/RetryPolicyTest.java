package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class RetryPolicyTest {
    private static final Duration CAP = Duration.ofSeconds(60);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(6);

    /** Draws the largest number there is, so that a pause shows its ceiling. */
    private static final RandomGenerator HIGHEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "2, 2",
        "3, 4",
        "4, 8",
        "6, 32",
        "7, 60",
        "8, 60",
        "1000, 60",
        "2147483647, 60",
        "-2147483648, 1"
    })
    void theBackOffDoublesUpToItsCap(int receiveCount, long seconds) {
        RetryPolicy policy = new RetryPolicy(CAP, GIVE_UP_AFTER, HIGHEST);

        assertThat(policy.pause(receiveCount, Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "61, 61", "43200, 43200", "1, 4"})
    void whatWasAskedForIsTheLeastEvenAboveTheCap(long asked, long seconds) {
        RetryPolicy policy = new RetryPolicy(CAP, GIVE_UP_AFTER, HIGHEST);

        assertThat(policy.pause(3, Duration.ofSeconds(asked)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theBackOffIsDrawnFromTheWholeRange() {
        RetryPolicy policy = new RetryPolicy(CAP, GIVE_UP_AFTER, new Random(7));

        assertThat(Stream.generate(() -> policy.pause(4, Duration.ZERO)).limit(1000))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(8)) <= 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) < 0)
                .anyMatch(pause -> pause.compareTo(Duration.ofSeconds(7)) > 0);
    }

    @Test
    void aMessageIsGivenUpByItsAge() {
        RetryPolicy policy = new RetryPolicy(CAP, GIVE_UP_AFTER, HIGHEST);
        Instant sent = Instant.parse("2026-11-22T08:00:00Z");

        assertThat(policy.exhausted(sent, sent)).isFalse();
        assertThat(policy.exhausted(sent, sent.plus(GIVE_UP_AFTER).minusNanos(1))).isFalse();
        assertThat(policy.exhausted(sent, sent.plus(GIVE_UP_AFTER))).isTrue();
    }

    @Test
    void aBugIsGivenUpSoonerThanTroubleWithAws() {
        RetryPolicy policy = new RetryPolicy(CAP, GIVE_UP_AFTER, HIGHEST);
        Instant sent = Instant.parse("2026-11-22T08:00:00Z");
        Instant quarter = sent.plus(Duration.ofMinutes(15));
        RuntimeException bug = new IllegalStateException("bug");
        RuntimeException trouble = SdkClientException.create("no route");

        assertThat(policy.exhaustedBy(bug, sent, quarter.minusNanos(1))).isFalse();
        assertThat(policy.exhaustedBy(bug, sent, quarter)).isTrue();
        assertThat(policy.exhaustedBy(trouble, sent, quarter)).isFalse();
        assertThat(policy.exhaustedBy(trouble, sent, sent.plus(GIVE_UP_AFTER))).isTrue();
    }

    @Test
    void aBugIsNeverGivenLongerThanAnythingElse() {
        RetryPolicy impatient = new RetryPolicy(CAP, Duration.ofMinutes(1), HIGHEST);
        Instant sent = Instant.parse("2026-11-22T08:00:00Z");

        assertThat(impatient.exhaustedBy(new IllegalStateException(), sent, sent.plusSeconds(60)))
                .isTrue();
    }
}
