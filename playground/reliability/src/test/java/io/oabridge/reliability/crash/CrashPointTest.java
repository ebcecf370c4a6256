package io.oabridge.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void eachNamedPointComesBeforeAnyComesAgain() {
        List<CrashPoint> named = CrashPoint.named();

        List<CrashPoint> plan = CrashPoint.plan(named.size(), new Random(1));

        assertThat(plan).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        List<CrashPoint> plan = CrashPoint.plan(200, new Random(7));

        assertThat(plan).hasSize(200).isEqualTo(CrashPoint.plan(200, new Random(7)));
        assertThat(plan).isNotEqualTo(CrashPoint.plan(200, new Random(8)));
        assertThat(plan).contains(new CrashPoint.Anywhere());
    }
}
