package io.oabridge.reliability.crash;

import io.oabridge.reliability.testbed.Flags;
import io.oabridge.reliability.testbed.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./oabridge crash}: the last line it prints is one JSON object; it ends with 1 when a
 * promise was broken.
 */
public final class Main {
    private static final String USAGE =
            """
            usage: ./oabridge crash [--seed N] [--kills N]

              --seed   decides who writes what and where workers die [a new one each time]
              --kills  how many workers die [100]\
            """;
    private static final long KILLS = 100;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Flags flags;
        try {
            flags = Flags.read(List.of(arguments), List.of("--seed", "--kills"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        long seed = flags.number("--seed").orElseGet(() -> System.nanoTime() % 1_000_000_000);
        int kills = Math.toIntExact(flags.number("--kills").orElse(KILLS));
        System.out.println("Seed " + seed + ", " + kills + " kills.");
        Path folder = RunFolder.create("crash-" + seed);
        CrashReport report = new CrashSuite(seed, kills, System.out::println).run(folder);
        report.killsByPoint()
                .forEach((point, count) -> System.out.printf("  %4d  %s%n", count, point));
        report.missed().forEach(point -> System.out.println("  nobody came by " + point));
        report.verdict().findings().forEach(finding -> System.out.println("  " + finding));
        System.out.println("The workers' logs, and what each of them changed, are in " + folder);
        System.out.println(report.json());
        System.exit(report.passed() ? 0 : 1);
    }
}
