package io.oabridge.documentation;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.FileVisitResult.SKIP_SUBTREE;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of this project, without what builds leave behind. */
record Repository(Path root) {
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "cdk.out", ".cdk.staging");

    /** The repository the test runs in, from whichever folder of it. */
    static Repository here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/adr"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above has docs/adr");
            }
        }
        return new Repository(folder);
    }

    List<MarkdownPage> markdown() throws IOException {
        return files(root, ".md").stream().map(MarkdownPage::read).toList();
    }

    /** The files below {@code folder} whose names end so. */
    static List<Path> files(Path folder, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes it) {
                        return NOT_OURS.contains(at.getFileName().toString())
                                ? SKIP_SUBTREE
                                : CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes it) {
                        if (file.toString().endsWith(ending)) {
                            found.add(file);
                        }
                        return CONTINUE;
                    }
                });
        return List.copyOf(found);
    }
}
