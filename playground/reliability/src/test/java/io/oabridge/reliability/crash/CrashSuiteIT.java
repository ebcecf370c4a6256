package io.oabridge.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.reliability.crash.CrashPoint.Moment;
import io.oabridge.reliability.testbed.Interceptor;
import io.oabridge.reliability.testbed.ServiceCall;
import io.oabridge.reliability.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The crash suite in small, and the proof that it can fail: twice with a bridge that is broken on
 * purpose. {@code ./oabridge crash --kills 1000} is the same in large.
 */
class CrashSuiteIT {
    private static final long SEED = 20;
    private static final int KILLS = 20;

    @TempDir static Path folder;

    @Test
    void whereverTheBridgeIsKilledEverythingArrivesOnceAndInOrderOrSomebodyIsTold() {
        CrashReport report = new CrashSuite(SEED, KILLS, line -> {}).run(folder);

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.missed()).isEmpty();
        assertThat(report.left()).isZero();
        assertThat(report.kills()).isEqualTo(KILLS);
        assertThat(report.verdict().sent()).isGreaterThan(KILLS);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void aBridgeWhoseLedgerForgetsIsSeenToDouble() {
        Interceptor forgetful = new PretendsThat(Step.NOTE_ATTEMPT, Step.SETTLE);

        Verdict verdict = sabotaged(forgetful, Step.SEND_TO_CUSTOMER, Moment.AFTER);

        assertThat(verdict.doubled()).isPositive();
        assertThat(verdict.kept()).isFalse();
    }

    @Test
    void aBridgeThatSaysYesAndDoesNothingIsSeenToLose() {
        Interceptor idle = new PretendsThat(Step.SEND_TO_CUSTOMER);

        Verdict verdict = sabotaged(idle, Step.ACKNOWLEDGE, Moment.BEFORE);

        assertThat(verdict.lost()).isPositive();
        assertThat(verdict.kept()).isFalse();
    }

    private static Verdict sabotaged(Interceptor sabotage, Step step, Moment moment) {
        List<CrashPoint> twice =
                List.of(new CrashPoint.At(step, moment), new CrashPoint.At(step, moment));
        return new CrashSuite(SEED, twice.size(), line -> {})
                .run(folder, List.of(sabotage), twice.stream())
                .verdict();
    }

    /** Steps that are not made although the worker believes that they were. */
    private record PretendsThat(List<Step> steps) implements Interceptor {
        PretendsThat(Step... steps) {
            this(List.of(steps));
        }

        @Override
        public Decision before(ServiceCall call) {
            return steps.stream().anyMatch(step -> step.isAt(call))
                    ? Decision.FAKE
                    : Decision.FORWARD;
        }

        @Override
        public String fakeAnswer(ServiceCall call) {
            return Step.SEND_TO_CUSTOMER.isAt(call)
                    ? "{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"pretended\"}}"
                    : "{}";
        }
    }
}
