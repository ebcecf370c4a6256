package io.oabridge.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.reliability.crash.CrashPoint.Moment;
import io.oabridge.reliability.testbed.Interceptor.Decision;
import io.oabridge.reliability.testbed.Service;
import io.oabridge.reliability.testbed.ServiceCall;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrashTriggerTest {
    private static final ServiceCall SEND =
            new ServiceCall(Service.ZALO, "POST", "/v3.0/oa/message/cs", "", new byte[0]);
    private static final ServiceCall RECEIVE =
            new ServiceCall(Service.SQS, "POST", "/", "ReceiveMessage", new byte[0]);

    private final AtomicInteger kills = new AtomicInteger();
    private final CrashTrigger trigger = new CrashTrigger();

    CrashTriggerTest() {
        trigger.kills(() -> kills.incrementAndGet() > 0);
    }

    @Test
    void whoComesByFirstDiesAndNobodyAfterwards() {
        CompletableFuture<Void> fired = set(Step.SEND_TO_CUSTOMER, Moment.BEFORE, 0);

        assertThat(trigger.before(SEND)).isEqualTo(Decision.DROP);
        assertThat(fired).isCompleted();
        assertThat(trigger.before(SEND)).isEqualTo(Decision.FORWARD);
        assertThat(kills).hasValue(1);
    }

    @Test
    void whoIsSparedLives() {
        CompletableFuture<Void> fired = set(Step.SEND_TO_CUSTOMER, Moment.AFTER, 1);
        ServiceCall.Answer done = new ServiceCall.Answer(200, new byte[0]);

        assertThat(trigger.after(SEND, done)).isEqualTo(Decision.FORWARD);
        assertThat(fired).isNotCompleted();
        assertThat(trigger.after(SEND, done)).isEqualTo(Decision.DROP);
        assertThat(fired).isCompleted();
    }

    @Test
    void anotherStepOrTheOtherSideOfTheStepDoesNotSpringIt() {
        CompletableFuture<Void> fired = set(Step.SEND_TO_CUSTOMER, Moment.AFTER, 0);

        assertThat(trigger.before(SEND)).isEqualTo(Decision.FORWARD);
        assertThat(trigger.after(RECEIVE, answer("{\"Messages\":[{}]}")))
                .isEqualTo(Decision.FORWARD);
        assertThat(fired).isNotCompleted();
    }

    @Test
    void aReceiptOfNothingIsNoReceipt() {
        var _ = set(Step.RECEIVE, Moment.AFTER, 0);

        assertThat(trigger.after(RECEIVE, answer("{}"))).isEqualTo(Decision.FORWARD);
        assertThat(trigger.after(RECEIVE, answer("{\"Messages\":[{}]}"))).isEqualTo(Decision.DROP);
    }

    @Test
    void aTrapThatKilledNobodyHasNotSprung() {
        trigger.kills(() -> false);
        CompletableFuture<Void> fired = set(Step.SEND_TO_CUSTOMER, Moment.BEFORE, 0);

        assertThat(trigger.before(SEND)).isEqualTo(Decision.DROP);
        assertThat(fired).isNotCompleted();
    }

    private CompletableFuture<Void> set(Step step, Moment moment, int spared) {
        return trigger.set(new CrashPoint.At(step, moment), spared);
    }

    private static ServiceCall.Answer answer(String json) {
        return new ServiceCall.Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }
}
