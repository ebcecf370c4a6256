package io.oabridge.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine's own Chromium. Without one the tests are skipped, except on CI, where they fail. */
final class Chromium {
    private static final List<Path> USUAL_PLACES =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));

    /** A browser that talks to the page and to nobody else. */
    private static final List<String> ARGUMENTS =
            List.of(
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private Chromium() {}

    static Browser launch(Playwright playwright, Path program) {
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(ARGUMENTS));
    }

    /**
     * Where it is; without one, this ends the test.
     *
     * @param terminal told why tests are skipped, which reports of tests keep to themselves
     */
    static Path orSkip(Map<String, String> environment, Consumer<String> terminal) {
        Optional<Path> found = find(environment);
        if (found.isEmpty()) {
            String missing = missing(environment);
            if ("true".equals(environment.get("CI"))) {
                throw new AssertionError(missing);
            }
            terminal.accept("The browser tests are skipped. " + missing);
            abort(missing);
        }
        return found.orElseThrow();
    }

    /** The one that was chosen, and no other; or the first in a usual place. */
    private static Optional<Path> find(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("CHROMIUM"))
                .map(chosen -> List.of(Path.of(chosen)))
                .orElse(USUAL_PLACES)
                .stream()
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String missing(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("CHROMIUM"))
                .map(chosen ->
                        "CHROMIUM names %s, which is no program: set it to a Chromium or unset it."
                                .formatted(chosen))
                .orElse(
                        "There is no Chromium in /usr/bin: install it (Debian: apt-get install chromium) or set CHROMIUM to one.");
    }
}
