package io.oabridge.reliability.chaos;

import io.oabridge.reliability.testbed.Flags;
import io.oabridge.reliability.testbed.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./oabridge chaos}: the last line it prints is one JSON object; it ends with 1 when a
 * promise was broken.
 */
public final class Main {
    private static final String USAGE =
            """
            usage: ./oabridge chaos [--seed N] [--messages N] [--users N]

              --seed      decides who writes what and what goes wrong [a new one each time]
              --messages  how many messages both sides write together [1000]
              --users     how many customers there are [100]\
            """;
    private static final long MESSAGES = 1000;
    private static final long USERS = 100;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Flags flags;
        try {
            flags = Flags.read(List.of(arguments), List.of("--seed", "--messages", "--users"));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        long seed = flags.number("--seed").orElseGet(() -> System.nanoTime() % 1_000_000_000);
        int messages = Math.toIntExact(flags.number("--messages").orElse(MESSAGES));
        int users = Math.toIntExact(flags.number("--users").orElse(USERS));
        System.out.println("Seed " + seed + ", " + messages + " messages, " + users + " users.");
        Path folder = RunFolder.create("chaos-" + seed);
        ChaosReport report = new ChaosSuite(seed, messages, users, System.out::println).run(folder);
        report.troubles().forEach((kind, count) -> System.out.printf("  %4d  %s%n", count, kind));
        report.verdict().findings().forEach(finding -> System.out.println("  " + finding));
        System.out.println("The worker's log, and what it changed, are in " + folder);
        System.out.println(report.json());
        System.exit(report.passed() ? 0 : 1);
    }
}
