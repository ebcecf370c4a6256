package io.oabridge.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.inputs.Budget.Spent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Garbled input ends in an answer, within its budget, wherever it comes in. The same seed makes the
 * same inputs: repeat a failure with {@code -Dseed=…}, look further with {@code -Drounds=…}.
 */
class BadInputTest {
    private static final long SEED = Long.getLong("seed", 20_261_125L);
    private static final int LONG = 150_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 100);

    static List<InputTarget> targets() {
        return InputTargets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatReallyComesIsTaken(InputTarget target) {
        assertThat(target.seeds()).isNotEmpty();
        target.seeds().forEach(seed -> take(target, seed, "a seed"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatBrokeItOnceIsTaken(InputTarget target) throws IOException {
        for (Path finding : Findings.of(target)) {
            take(target, Files.readAllBytes(finding), finding.getFileName().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void garbageIsAnsweredWithinItsBudget(InputTarget target) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            byte[] input = new Garbler(new Random(seed)).garble(target.seeds());
            take(target, input, "-Dseed=" + seed + " -Drounds=1");
        }
    }

    /**
     * Each piece is the worst case of somebody who looks for an end and does not find it. Shorter
     * texts first, so that what takes the square of the length fails in seconds, not in minutes.
     */
    @ParameterizedTest
    @MethodSource("textTargets")
    void aLongTextTakesTimeInProportion(InputTarget target) {
        for (int length = LONG / 16; length <= LONG; length *= 2) {
            for (String piece : Oddities.REPEATED) {
                byte[] input =
                        piece.repeat(length / piece.length()).getBytes(StandardCharsets.UTF_8);
                take(target, input, "repeating \"" + piece + "\"");
            }
        }
    }

    static List<InputTarget> textTargets() {
        return InputTargets.all().stream().filter(it -> it.name().endsWith("-texts")).toList();
    }

    private static void take(InputTarget target, byte[] input, String origin) {
        try {
            Spent spent = Budget.on(() -> target.take().accept(input));
            assertThat(spent.isWithin(input.length))
                    .as("%s of %d bytes by %s took %s", target, input.length, origin, spent)
                    .isTrue();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(
                    "%s does not take what %s makes: %s".formatted(target, origin, shown(input)),
                    e);
        }
    }

    private static String shown(byte[] input) {
        byte[] head = Arrays.copyOf(input, Math.min(input.length, 600));
        return "%d bytes, %s (%s)"
                .formatted(
                        input.length,
                        new String(head, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(Arrays.copyOf(head, Math.min(32, head.length))));
    }
}
