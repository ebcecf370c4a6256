package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alarm must find the section that its description names. */
class RunbookTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
    private static final Pattern ANCHOR = Pattern.compile("^#+ +(.+)$|<a id=\"([^\"]+)\">");

    @Test
    void everySectionThatAlarmsNameIsThere() throws IOException {
        assumeTrue(Files.exists(RUNBOOK), "docs/runbook.md is not written yet");

        Set<String> anchors =
                Files.readAllLines(RUNBOOK).stream()
                        .flatMap(line -> ANCHOR.matcher(line).results())
                        .map(found ->
                                found.group(1) == null ? found.group(2) : slug(found.group(1)))
                        .collect(Collectors.toSet());

        for (RunbookSection section : RunbookSection.values()) {
            assertThat(anchors).contains(section.anchor());
        }
    }

    /** As GitHub makes an anchor of a heading. */
    private static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
