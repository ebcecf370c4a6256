package io.oabridge.inputs;

import io.oabridge.inputs.Budget.Spent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a fuzzer comes in: it gives bytes to the target that the system property {@code
 * fuzz.target} names, and looks for an exception, a broken promise or too much time. The fuzzer
 * copies every text that is compared, so what is allocated under its eyes says nothing: memory is
 * judged by {@link BadInputTest} alone.
 */
public final class Fuzzing {
    private static final InputTarget TARGET =
            InputTargets.named(System.getProperty("fuzz.target", "zalo-webhook"));

    private Fuzzing() {}

    /** Called by the fuzzer; the name is its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        Spent spent = Budget.on(() -> TARGET.take().accept(input));
        if (!spent.isQuick()) {
            // The first time, classes are loaded and instrumented at this input's expense.
            spent = Budget.on(() -> TARGET.take().accept(input));
        }
        if (!spent.isQuick()) {
            throw new AssertionError(
                    "%d bytes took %s of %s".formatted(input.length, spent, TARGET));
        }
    }

    /** Writes the target's seeds into the folder that is named, for the fuzzer to start from. */
    public static void main(String[] folder) throws IOException {
        Path corpus = Files.createDirectories(Path.of(folder[0]));
        List<byte[]> seeds = TARGET.seeds();
        for (int number = 0; number < seeds.size(); number++) {
            Files.write(corpus.resolve("seed-" + number), seeds.get(number));
        }
    }
}
