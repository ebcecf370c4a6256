package io.oabridge.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.reliability.crash.CrashPoint.Moment;
import io.oabridge.reliability.stage.Gate.Way;
import io.oabridge.reliability.stage.Passage;
import io.oabridge.reliability.stage.Service;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrapTest {
    private static final Passage SEND =
            new Passage(Service.ZALO, "POST", "/v3.0/oa/message/cs", "", new byte[0]);
    private static final Passage RECEIVE =
            new Passage(Service.SQS, "POST", "/", "ReceiveMessage", new byte[0]);

    private final AtomicInteger kills = new AtomicInteger();
    private final Trap trap = new Trap();

    TrapTest() {
        trap.kills(() -> kills.incrementAndGet() > 0);
    }

    @Test
    void whoComesByFirstDiesAndNobodyAfterwards() {
        CompletableFuture<Void> sprung = set(Step.SEND_TO_CUSTOMER, Moment.BEFORE, 0);

        assertThat(trap.before(SEND)).isEqualTo(Way.CUT);
        assertThat(sprung).isCompleted();
        assertThat(trap.before(SEND)).isEqualTo(Way.ON);
        assertThat(kills).hasValue(1);
    }

    @Test
    void whoIsSparedLives() {
        CompletableFuture<Void> sprung = set(Step.SEND_TO_CUSTOMER, Moment.AFTER, 1);
        Passage.Answer done = new Passage.Answer(200, new byte[0]);

        assertThat(trap.after(SEND, done)).isEqualTo(Way.ON);
        assertThat(sprung).isNotCompleted();
        assertThat(trap.after(SEND, done)).isEqualTo(Way.CUT);
        assertThat(sprung).isCompleted();
    }

    @Test
    void anotherStepOrTheOtherSideOfTheStepDoesNotSpringIt() {
        CompletableFuture<Void> sprung = set(Step.SEND_TO_CUSTOMER, Moment.AFTER, 0);

        assertThat(trap.before(SEND)).isEqualTo(Way.ON);
        assertThat(trap.after(RECEIVE, answer("{\"Messages\":[{}]}"))).isEqualTo(Way.ON);
        assertThat(sprung).isNotCompleted();
    }

    @Test
    void aReceiptOfNothingIsNoReceipt() {
        var _ = set(Step.RECEIVE, Moment.AFTER, 0);

        assertThat(trap.after(RECEIVE, answer("{}"))).isEqualTo(Way.ON);
        assertThat(trap.after(RECEIVE, answer("{\"Messages\":[{}]}"))).isEqualTo(Way.CUT);
    }

    @Test
    void aTrapThatKilledNobodyHasNotSprung() {
        trap.kills(() -> false);
        CompletableFuture<Void> sprung = set(Step.SEND_TO_CUSTOMER, Moment.BEFORE, 0);

        assertThat(trap.before(SEND)).isEqualTo(Way.CUT);
        assertThat(sprung).isNotCompleted();
    }

    private CompletableFuture<Void> set(Step step, Moment moment, int spared) {
        return trap.set(new CrashPoint.At(step, moment), spared);
    }

    private static Passage.Answer answer(String json) {
        return new Passage.Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }
}
