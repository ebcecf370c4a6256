package io.oabridge.reliability.testbed;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Starts JVMs of this program quickly: a small heap, the first compiler only, and a cache of loaded
 * classes that one trial start has filled. The cache takes classes from jars only, so folders are
 * packed first, and a jar no worker needs is left out.
 */
final class JavaLauncher {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final String classPath;
    private final Path folder;
    private final Path cache;

    /**
     * @param folder where jars, cache and the workers' logs go; the same program may use it again
     */
    JavaLauncher(Path folder) {
        this.folder = folder;
        this.cache = folder.resolve("classes.aot");
        this.classPath = packed(System.getProperty("java.class.path"));
    }

    /** A process of {@code main} that has not been started. */
    ProcessBuilder of(Class<?> main, String heap, Map<String, String> properties) {
        List<String> more =
                Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return command(main, heap, properties, more);
    }

    /**
     * Starts {@code main} once without anything to do, to fill the cache; what follows works
     * without one as well.
     */
    void rehearse(Class<?> main, String heap, Map<String, String> properties) {
        if (Files.exists(cache)) {
            return;
        }
        ProcessBuilder command =
                command(main, heap, properties, List.of("-XX:AOTCacheOutput=" + cache));
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = command.start();
            process.getOutputStream().close();
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM could be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private ProcessBuilder command(
            Class<?> main, String heap, Map<String, String> properties, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap,
                        "-Xlog:disable",
                        "-Dlog4j2.configurationFile=log4j2-playground.xml",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Djava.net.preferIPv4Stack=true"));
        command.addAll(more);
        new TreeMap<>(properties).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath, main.getName()));
        return new ProcessBuilder(command);
    }

    private String packed(String path) {
        List<String> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            Path place = Path.of(entry);
            if (!entry.isEmpty() && Files.isDirectory(place)) {
                entries.add(pack(place, "folder-" + entries.size() + ".jar").toString());
            } else if (Files.isRegularFile(place) && !namesFolders(place)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** A jar that adds a folder to the class path, as DynamoDB Local's does, forbids the cache. */
    private static boolean namesFolders(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.CLASS_PATH))
                    .filter(path -> List.of(path.split(" ", -1)).contains("."))
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    private Path pack(Path classes, String name) {
        Path jar = folder.resolve(name);
        if (Files.exists(jar)) {
            return jar;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
                String entry = classes.relativize(one).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(entry));
                Files.copy(one, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + classes, e);
        }
    }
}
