package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeOnPathTest {

    @Test
    void anExecutableNodeInAnyFolderIsFound(@TempDir Path folder) throws IOException {
        Path node = Files.createFile(folder.resolve("node"));
        assertThat(node.toFile().setExecutable(true)).isTrue();

        assertThat(NodeOnPath.isIn("/nowhere" + File.pathSeparator + folder)).isTrue();
    }

    @Test
    void aFileThatCannotRunIsNotEnough(@TempDir Path folder) throws IOException {
        Path node = Files.createFile(folder.resolve("node"));
        assertThat(node.toFile().setExecutable(false)).isTrue();

        assertThat(NodeOnPath.isIn(folder.toString())).isFalse();
    }

    @Test
    void anEmptyPathHoldsNothing() {
        assertThat(NodeOnPath.isIn("")).isFalse();
    }
}
