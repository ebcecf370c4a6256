package io.oabridge.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownPageTest {
    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({
        "Plain words, plain-words",
        "5.1 Set-up in the console, 51-set-up-in-the-console",
        "Create `POST /conversations`, create-post-conversations",
        "Parts — exactly one key, parts--exactly-one-key",
        "Lấy khóa bí mật, lấy-khóa-bí-mật",
        "See [this](there.md), see-this",
    })
    void aHeadingIsAnAnchor(String heading, String anchor) {
        assertThat(page("# " + heading + "\n").anchors()).containsExactly(anchor);
    }

    @Test
    void headingsOfTheSameNameAreNumbered() {
        assertThat(page("## Again\n\n## Again\n").anchors())
                .containsExactlyInAnyOrder("again", "again-1");
    }

    @Test
    void anAnchorCanBeNamed() {
        assertThat(page("<a id=\"TokenLife\"></a>\n").anchors()).containsExactly("TokenLife");
    }

    @Test
    void whatIsCodeIsNoLinkAndNoHeading() {
        MarkdownPage page =
                page(
                        "```\n# none\n[a](b.md)\n```\nand `[c](d.md)` too\n1. ```\n   # none\n   ```\n");

        assertThat(page.localLinks()).isEmpty();
        assertThat(page.anchors()).isEmpty();
    }

    @Test
    void theSkeletonIsWhatTranslationsShare() {
        MarkdownPage page =
                page("# A\n\nwords\n\n1. b\n   - c\n\n| d |\n|---|\n| e |\n\n```\nf\n```\n");

        assertThat(page.skeleton()).containsExactly("#", "1.", "-", "|", "|-", "|", "```", "```");
    }

    @Test
    void addressesOfOtherSitesAreNotLocal() {
        assertThat(page("[a](https://example.com) [b](mailto:c@example.com)").localLinks())
                .isEmpty();
    }

    @Test
    void aLinkThatLeadsSomewhereIsNotBroken() throws IOException {
        Files.writeString(root.resolve("other page.md"), "## Here\n");

        MarkdownPage page =
                page("# Top\n[a](other%20page.md#here) [b](#top) ![c](other%20page.md)");

        assertThat(page.brokenLinks(root)).isEmpty();
    }

    @Test
    void eachBrokenLinkIsNamedWithWhatIsWrong() throws IOException {
        Files.writeString(root.resolve("other.md"), "## Here\n");

        MarkdownPage page = page("[a](none.md) [b](other.md#there) [c](../outside.md) [d](#gone)");

        assertThat(page.brokenLinks(root))
                .containsExactly(
                        "page.md → none.md: there is no such file",
                        "page.md → other.md#there: there is no such anchor",
                        "page.md → ../outside.md: leaves the repository",
                        "page.md → #gone: there is no such anchor");
    }

    @Test
    void brokenLinksOfAWrittenPageAreFoundToo() throws IOException {
        Path file = Files.writeString(root.resolve("written.md"), "[a](none.md)");

        assertThat(MarkdownPage.read(file).brokenLinks(root)).hasSize(1);
    }

    private MarkdownPage page(String text) {
        return new MarkdownPage(root.resolve("page.md"), text);
    }
}
