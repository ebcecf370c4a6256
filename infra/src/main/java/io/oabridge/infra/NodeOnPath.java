package io.oabridge.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CDK's library runs in Node; without it, every use fails with a stack trace that does not say so.
 */
final class NodeOnPath {
    static final String MISSING =
            "CDK needs Node 20 or newer, and there is no \"node\" on the PATH: install it and try again.";

    private NodeOnPath() {}

    static boolean isThere() {
        return isIn(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static boolean isIn(String path) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, "node"), Path.of(folder, "node.exe")))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}
