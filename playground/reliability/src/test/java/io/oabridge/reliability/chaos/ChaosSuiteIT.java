package io.oabridge.reliability.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chaos suite in small; {@code ./oabridge chaos --messages 10000 --users 500} in large. */
class ChaosSuiteIT {
    private static final long SEED = 5;
    private static final int MESSAGES = 150;
    private static final int USERS = 20;

    @TempDir static Path folder;

    @Test
    void whateverGoesWrongEverythingArrivesOnceAndInOrderOrSomebodyIsTold() {
        ChaosReport report = new ChaosSuite(SEED, MESSAGES, USERS, line -> {}).run(folder);

        assertThat(report.verdict().findings()).isEmpty();
        assertThat(report.left()).isZero();
        assertThat(report.troubles()).hasSizeGreaterThan(10);
        assertThat(report.verdict().sent()).isGreaterThan(MESSAGES);
        assertThat(report.passed()).isTrue();
    }
}
