package io.oabridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class CachedSecretTest {
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration MINIMUM = Duration.ofSeconds(10);

    private final AtomicReference<Instant> clock =
            new AtomicReference<>(Instant.parse("2026-11-22T08:00:00Z"));
    private final FakeSecretsManager secretsManager = new FakeSecretsManager();
    private final CachedSecret<Integer> secret =
            new CachedSecret<>(
                    secretsManager, "oabridge/zalo", Integer::valueOf, clock::get, TTL, MINIMUM);

    @Test
    void theSecretIsReadOnceWithinItsTimeToLive() {
        secretsManager.holds("1");

        assertThat(secret.current()).isEqualTo(1);
        secretsManager.holds("2");
        pass(TTL.minusNanos(1));

        assertThat(secret.current()).isEqualTo(1);
        assertThat(secretsManager.reads()).isEqualTo(1);
    }

    @Test
    void theSecretIsReadAgainAfterItsTimeToLive() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.holds("2");

        pass(TTL);

        assertThat(secret.current()).isEqualTo(2);
        assertThat(secretsManager.reads()).isEqualTo(2);
    }

    @Test
    void aFailedRereadKeepsTheOldValueAndIsRepeatedOnlyAfterAWhile() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.fails();
        pass(TTL);

        assertThat(secret.current()).isEqualTo(1);
        pass(MINIMUM.minusNanos(1));
        assertThat(secret.current()).isEqualTo(1);
        assertThat(secretsManager.reads()).isEqualTo(2);

        secretsManager.holds("2");
        pass(Duration.ofNanos(1));
        assertThat(secret.current()).isEqualTo(2);
        assertThat(secretsManager.reads()).isEqualTo(3);
    }

    @Test
    void aSlipInTheConsoleKeepsTheOldValue() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.holds("no number");
        pass(TTL);

        assertThat(secret.current()).isEqualTo(1);
    }

    @Test
    void theFirstReadMustSucceed() {
        secretsManager.fails();
        assertThatThrownBy(secret::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("oabridge/zalo");

        secretsManager.holds("1");
        assertThat(secret.current()).isEqualTo(1);
    }

    @Test
    void anUnreadableSecretIsNeverQuoted() {
        secretsManager.holds("top-secret-value");

        assertThatThrownBy(secret::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("oabridge/zalo")
                .hasNoCause()
                .asString()
                .doesNotContain("top-secret-value");
    }

    @Test
    void aBinarySecretIsNamedAsSuch() {
        secretsManager.holdsBinary();

        assertThatThrownBy(secret::current).hasMessageContaining("is binary");
    }

    @Test
    void afterARejectionAChangedSecretIsGiven() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.holds("2");
        pass(MINIMUM);

        assertThat(secret.changed()).contains(2);
        assertThat(secret.current()).isEqualTo(2);
    }

    @Test
    void afterARejectionAnUnchangedSecretIsNotGiven() {
        secretsManager.holds("1");
        secret.current();
        pass(MINIMUM);

        assertThat(secret.changed()).isEmpty();
        assertThat(secretsManager.reads()).isEqualTo(2);
    }

    @Test
    void manyRejectionsCauseFewReads() {
        secretsManager.holds("1");
        secret.current();

        for (int i = 0; i < 100; i++) {
            secret.changed();
        }
        assertThat(secretsManager.reads()).isEqualTo(1);

        pass(MINIMUM);
        for (int i = 0; i < 100; i++) {
            secret.changed();
        }
        assertThat(secretsManager.reads()).isEqualTo(2);
    }

    @Test
    void everybodyRejectedWithTheOldValueLearnsTheNewOne() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.holds("2");
        pass(TTL);
        secret.current();

        assertThat(secret.changed()).contains(2);
        assertThat(secret.changed()).contains(2);
        pass(MINIMUM);
        assertThat(secret.changed()).isEmpty();
    }

    @Test
    void aFailedReadAfterARejectionChangesNothing() {
        secretsManager.holds("1");
        secret.current();
        secretsManager.fails();
        pass(MINIMUM);

        assertThat(secret.changed()).isEmpty();
        assertThat(secret.current()).isEqualTo(1);
    }

    @Test
    void manyThreadsReadOnce() throws Exception {
        secretsManager.holds("1");
        CountDownLatch ready = new CountDownLatch(50);
        List<Future<Integer>> values = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                values.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return secret.current();
                        }));
            }
        }

        for (Future<Integer> value : values) {
            assertThat(value.get()).isEqualTo(1);
        }
        assertThat(secretsManager.reads()).isEqualTo(1);
    }

    private void pass(Duration time) {
        clock.updateAndGet(now -> now.plus(time));
    }

    private static final class FakeSecretsManager implements SecretsManagerClient {
        private final AtomicInteger reads = new AtomicInteger();
        private volatile Supplier<GetSecretValueResponse> answer =
                () -> GetSecretValueResponse.builder().build();

        void holds(String text) {
            answer = () -> GetSecretValueResponse.builder().secretString(text).build();
        }

        void holdsBinary() {
            answer = () -> GetSecretValueResponse.builder().build();
        }

        void fails() {
            answer =
                    () -> {
                        throw SdkClientException.create("no network");
                    };
        }

        int reads() {
            return reads.get();
        }

        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            assertThat(request.secretId()).isEqualTo("oabridge/zalo");
            reads.incrementAndGet();
            return answer.get();
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {}
    }
}
