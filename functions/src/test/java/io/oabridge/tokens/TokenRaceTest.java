package io.oabridge.tokens;

import static io.oabridge.relay.fakes.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.TokenPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many workers hold the same token at the moment it is rejected. */
@Timeout(30)
class TokenRaceTest {
    private static final int CALLERS = 50;
    private static final Answer<AccessToken> RENEWED =
            Answer.given(new AccessToken(new Secret("access-2")));
    private static final Answer<AccessToken> BEING_RENEWED =
            Answer.missing(
                    new SendOutcome.RetryLater(Duration.ofSeconds(1), "token-being-renewed"));

    private final SettableClock clock = new SettableClock();
    private final InMemoryTokenVault vault = new InMemoryTokenVault();
    private final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    private final TokenPair first = issuer.live();

    TokenRaceTest() {
        vault.replace(SHOP, first);
    }

    @Test
    void whileOneRenewsAllOthersAreToldToComeBack() throws Exception {
        CountDownLatch othersAnswered = new CountDownLatch(CALLERS - 1);
        issuer.answerNext(() -> {
            await(othersAnswered);
            return issuer.rotate(first.refresh());
        });

        List<Answer<AccessToken>> answers = askAllAtOnce(othersAnswered);

        assertThat(Collections.frequency(answers, RENEWED)).isEqualTo(1);
        assertThat(Collections.frequency(answers, BEING_RENEWED)).isEqualTo(CALLERS - 1);
        assertThat(issuer.refreshTokensSeen()).containsExactly(first.refresh());
    }

    @RepeatedTest(20)
    void howeverTheyInterleaveThePairIsRenewedOnce() throws Exception {
        List<Answer<AccessToken>> answers = askAllAtOnce(new CountDownLatch(0));

        assertThat(answers).contains(RENEWED).allMatch(List.of(RENEWED, BEING_RENEWED)::contains);
        assertThat(issuer.refreshTokensSeen()).containsExactly(first.refresh());
    }

    private List<Answer<AccessToken>> askAllAtOnce(CountDownLatch answered)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer<AccessToken>>> asked = new ArrayList<>();
        List<Answer<AccessToken>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                TokenKeeper keeper = new TokenKeeper(vault, issuer, new CountingMeter(), clock);
                asked.add(
                        threads.submit(() -> {
                            await(start);
                            var answer = keeper.replacementFor(SHOP, first.access());
                            answered.countDown();
                            return answer;
                        }));
            }
            start.countDown();
            for (Future<Answer<AccessToken>> future : asked) {
                answers.add(future.get());
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
