package io.oabridge.reliability.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for what a run leaves behind. */
public final class RunFolder {
    private RunFolder() {}

    /** An empty folder among the machine's temporary files. */
    public static Path create(String name) throws IOException {
        return Files.createTempDirectory("oabridge-" + name + "-");
    }
}
