package io.oabridge.reliability.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.reliability.chaos.ChaosPlan.Turn;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

    @Test
    void theSameNumbersGiveTheSamePlan() {
        ChaosPlan plan = ChaosPlan.of(3, 500, 20);

        assertThat(plan).isEqualTo(ChaosPlan.of(3, 500, 20));
        assertThat(plan).isNotEqualTo(ChaosPlan.of(4, 500, 20));
    }

    @Test
    void aLongPlanHoldsEveryTroubleAndAsManyMessagesAsWereAskedFor() {
        ChaosPlan plan = ChaosPlan.of(1, 10_000, 500);

        Set<Trouble> troubles =
                plan.turns().stream()
                        .filter(Turn.GoesWrong.class::isInstance)
                        .map(turn -> ((Turn.GoesWrong) turn).trouble())
                        .collect(Collectors.toSet());
        assertThat(troubles).containsExactlyInAnyOrder(Trouble.values());
        assertThat(plan.turns())
                .filteredOn(turn -> !(turn instanceof Turn.GoesWrong))
                .hasSize(10_000);
    }
}
