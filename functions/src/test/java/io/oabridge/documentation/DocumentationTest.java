package io.oabridge.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.CrossingOutcome;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say can be followed: links lead somewhere, and queries ask for what is logged. */
class DocumentationTest {
    private static final Pattern QUERIED_MESSAGE = Pattern.compile("message = \"([^\"]+)\"");
    private static final Pattern QUERIED_SIGNAL = Pattern.compile("signal = \"([^\"]+)\"");

    private final Repository repository = Repository.here();

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<MarkdownPage> pages = repository.markdown();

        List<String> broken =
                pages.stream()
                        .flatMap(page -> page.brokenLinks(repository.root()).stream())
                        .toList();

        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyLogMessageAQueryAsksForIsWrittenByTheFunctions() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path source : Repository.files(sources(), ".java")) {
            code.append(Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", ""));
        }

        Set<String> asked = asked(QUERIED_MESSAGE);

        assertThat(asked).isNotEmpty();
        assertThat(asked).allSatisfy(message -> assertThat(code).contains("\"" + message + "\""));
    }

    @Test
    void everySignalAQueryAsksForIsCounted() throws IOException {
        Set<String> counted =
                Stream.of(Meter.Signal.values()).map(Enum::name).collect(Collectors.toSet());

        Set<String> asked = asked(QUERIED_SIGNAL);

        assertThat(asked).isNotEmpty();
        assertThat(counted).containsAll(asked);
    }

    @Test
    void theRunbookNamesEveryReasonThatIsCounted() throws IOException {
        String runbook = Files.readString(repository.root().resolve("docs/runbook.md"));

        List<String> missing =
                Stream.of(
                                Intake.DropReason.values(),
                                Intake.RejectReason.values(),
                                CrossingOutcome.Result.values())
                        .flatMap(Stream::of)
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .filter(word -> !runbook.contains("`" + word + "`"))
                        .toList();

        assertThat(missing).as("reasons that docs/runbook.md does not name").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "aws.md", "zalo.md", "freshchat.md"})
    void aGuideSaysAsMuchInVietnameseAsInEnglish(String guide) {
        Path guides = repository.root().resolve("docs/setup");

        List<String> english = MarkdownPage.read(guides.resolve(guide)).skeleton();
        List<String> vietnamese = MarkdownPage.read(guides.resolve("vi").resolve(guide)).skeleton();

        assertThat(vietnamese).isNotEmpty().isEqualTo(english);
    }

    private Path sources() {
        return repository.root().resolve("functions/src/main/java");
    }

    private Set<String> asked(Pattern query) throws IOException {
        return repository.markdown().stream()
                .flatMap(page -> query.matcher(page.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
