package io.oabridge.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own Chromium; Playwright brings none. */
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

    /** The one that was chosen, and no other; or the first in a usual place. */
    static Optional<Path> find(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("CHROMIUM"))
                .map(chosen -> List.of(Path.of(chosen)))
                .orElse(USUAL_PLACES)
                .stream()
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What to tell a person when none was found. */
    static String missing(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("CHROMIUM"))
                .map(chosen ->
                        "CHROMIUM names %s, which is no program: set it to a Chromium or unset it."
                                .formatted(chosen))
                .orElse(
                        "There is no Chromium in /usr/bin: install it (Debian: apt-get install chromium) or set CHROMIUM to one.");
    }
}
