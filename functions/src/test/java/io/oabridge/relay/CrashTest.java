package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.oabridge.relay.CrashScenario.Stage;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.CallLog.Killed;
import io.oabridge.relay.fakes.CallLog.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies at every port call in turn, just before its effect and just after it; the next
 * one finds what the dead one left. Nobody on the other side may notice.
 */
class CrashTest {

    @TestFactory
    Stream<DynamicContainer> aCrashAtAnyPortCallNeitherLosesNorDoublesAMessage() {
        return CrashScenario.all()
                .map(scenario ->
                        DynamicContainer.dynamicContainer(
                                scenario.name(),
                                crashesAfter(scenario, List.of()).stream()
                                        .map(crash ->
                                                dynamicTest(
                                                        crash.toString(),
                                                        () ->
                                                                survives(
                                                                        scenario,
                                                                        List.of(crash))))));
    }

    @ParameterizedTest
    @MethodSource("io.oabridge.relay.CrashScenario#all")
    void twoCrashesInARowNeitherLoseNorDoubleAMessage(CrashScenario scenario) {
        for (Crash first : crashesAfter(scenario, List.of())) {
            for (Crash second : crashesAfter(scenario, List.of(first))) {
                survives(scenario, List.of(first, second));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.oabridge.relay.CrashScenario#all")
    void everyScenarioCanBeKilledAtLeastOnceBetweenAttemptAndSettlement(CrashScenario scenario) {
        Stage stage = scenario.start();

        stage.bridge().cross(stage.message());

        assertThat(stage.bridge().log.calls())
                .containsSubsequence("DeliveryLedger.attempt", "DeliveryLedger.settle");
    }

    private static void survives(CrashScenario scenario, List<Crash> crashes) {
        Stage stage = scenario.start();
        crashes.forEach(crash -> assertThat(crash.kills(stage)).as(crash.toString()).isTrue());

        stage.bridge().deliver(stage.message());

        scenario.promise().accept(stage.bridge());
        assertThat(stage.bridge().cross(stage.message())).isEqualTo(new Finished(Result.DUPLICATE));
        scenario.promise().accept(stage.bridge());
    }

    /** Every crash that can still happen after the given ones: one port call after the other. */
    private static List<Crash> crashesAfter(CrashScenario scenario, List<Crash> earlier) {
        List<Crash> possible = new ArrayList<>();
        for (int call = 1; ; call++) {
            for (Moment moment : Moment.values()) {
                Stage stage = scenario.start();
                earlier.forEach(crash -> crash.kills(stage));
                Crash crash = new Crash(call, moment);
                if (!crash.kills(stage)) {
                    return possible;
                }
                possible.add(crash);
            }
        }
    }

    /** The process dies at its n-th port call. */
    private record Crash(int call, Moment moment) {

        /** Makes one attempt; false when it was over before that call. */
        boolean kills(Stage stage) {
            stage.bridge().log.killAt(call, moment);
            try {
                stage.bridge().cross(stage.message());
                return false;
            } catch (Killed _) {
                return true;
            } finally {
                stage.bridge().log.spare();
                stage.bridge().clock.advance(BridgeUnderTest.REDELIVERY);
            }
        }

        @Override
        public String toString() {
            return "call " + call + ", " + moment;
        }
    }
}
