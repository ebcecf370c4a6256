package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppArgumentsTest {
    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("cdk.context.json");
    }

    /** CDK's command line has read the file already and gives its own settings with it. */
    @Test
    void withoutArgumentsEverythingComesFromCdk() throws IOException {
        Files.writeString(file, "{\"language\":\"en\"}");

        assertThat(AppArguments.read(new String[0], file))
                .isEqualTo(new AppArguments(Optional.empty(), Map.of()));
    }

    @Test
    void theCommandLineGoesBeforeTheFile() throws IOException {
        Files.writeString(file, "{\"language\":\"en\",\"retainData\":false}");

        assertThat(read("--output", "cdk.out", "-c", "language=vi", "--context", "x=a=b"))
                .isEqualTo(
                        new AppArguments(
                                Optional.of("cdk.out"),
                                Map.of("language", "vi", "retainData", false, "x", "a=b")));
    }

    @Test
    void thereMayBeNoFile() {
        assertThat(read("-o", "cdk.out"))
                .isEqualTo(new AppArguments(Optional.of("cdk.out"), Map.of()));
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() throws IOException {
        assertThatThrownBy(() -> read("-c", "language")).hasMessageContaining("-c key=value");
        assertThatThrownBy(() -> read("-c")).hasMessageContaining("nothing after \"-c\"");
        assertThatThrownBy(() -> read("language=vi")).hasMessageContaining("\"language=vi\"");

        Files.writeString(file, "[");
        assertThatThrownBy(() -> read("-o", "cdk.out"))
                .isInstanceOf(ContextMistakes.class)
                .hasMessageContaining("cdk.context.json is not a JSON object");
    }

    private AppArguments read(String... arguments) {
        return AppArguments.read(arguments, file);
    }
}
