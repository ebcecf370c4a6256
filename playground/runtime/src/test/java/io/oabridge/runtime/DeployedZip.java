package io.oabridge.runtime;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip the build made for Lambda, unpacked as Lambda unpacks it, and AWS's runtime beside it.
 */
final class DeployedZip {
    static final Path FILE = Path.of("../../functions/target/oabridge-functions.zip");

    /** What the managed runtime puts on the class path before the function's own classes. */
    private static final List<String> RUNTIME =
            List.of(
                    "aws-lambda-java-core-",
                    "aws-lambda-java-runtime-interface-client-",
                    "aws-lambda-java-serialization-",
                    // In the managed runtime it is part of the client's own jar.
                    "utils-lite-");

    private final Path folder;

    private DeployedZip(Path folder) {
        this.folder = folder;
    }

    /** Unpacks it into an empty folder. */
    static DeployedZip unpack(Path folder) throws IOException {
        if (!Files.exists(FILE)) {
            throw new IllegalStateException(
                    "There is no "
                            + FILE.normalize()
                            + ": run the whole build, ./oabridge test, which makes it.");
        }
        DeployedZip zip = new DeployedZip(folder);
        Path root = Files.createDirectories(zip.taskRoot());
        try (ZipFile archive = new ZipFile(FILE.toFile())) {
            Enumeration<? extends ZipEntry> entries = archive.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = root.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
        zip.unpackNativeClient();
        return zip;
    }

    /** Lambda's {@code /var/task}. */
    Path taskRoot() {
        return folder.resolve("task");
    }

    /**
     * The runtime client unpacks it to a fixed place by itself, under the feet of every other
     * process that has it mapped: so each process is told to use this copy.
     */
    Path nativeClient() {
        return folder.resolve("aws-lambda-jni.so");
    }

    /** Names of everything in it. */
    List<String> names() throws IOException {
        try (ZipFile archive = new ZipFile(FILE.toFile())) {
            return archive.stream().map(ZipEntry::getName).toList();
        }
    }

    static String runtimeClassPath() {
        return String.join(File.pathSeparator, runtimeJars());
    }

    private static List<String> runtimeJars() {
        List<String> jars =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(jar ->
                                RUNTIME.stream()
                                        .anyMatch(
                                                Path.of(jar).getFileName().toString()::startsWith))
                        .toList();
        if (jars.size() != RUNTIME.size()) {
            throw new IllegalStateException("AWS's runtime is not on the class path: " + jars);
        }
        return jars;
    }

    private void unpackNativeClient() throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "jni/libaws-lambda-jni.linux-" + processor + ".so";
        try (InputStream in = DeployedZip.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the runtime client has no " + name);
            }
            Files.copy(in, nativeClient());
        }
    }
}
