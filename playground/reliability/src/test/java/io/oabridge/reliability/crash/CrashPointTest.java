package io.oabridge.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void eachNamedPointComesBeforeAnyComesAgain() {
        List<CrashPoint> named = CrashPoint.named();

        List<CrashPoint> plan = plan(named.size(), 1);

        assertThat(plan).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        List<CrashPoint> plan = plan(200, 7);

        assertThat(plan).hasSize(200).isEqualTo(plan(200, 7));
        assertThat(plan).isNotEqualTo(plan(200, 8));
        assertThat(plan).contains(new CrashPoint.Anywhere());
    }

    private static List<CrashPoint> plan(int points, long seed) {
        return CrashPoint.rounds(new Random(seed)).limit(points).toList();
    }
}
