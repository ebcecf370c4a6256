package io.oabridge.runtime;

import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One function in a process of its own: AWS's runtime, the unpacked zip, and the environment the
 * function declares. When it ends too early, whoever waits for it reads its output.
 */
final class FunctionProcess implements AutoCloseable {
    private static final String JNI =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final Process process;
    private final RuntimeApi api;
    private final Path log;
    private final Path loadedClasses;
    private final Duration initialisation;

    private FunctionProcess(
            Process process, RuntimeApi api, Path log, Path loadedClasses, Duration took) {
        this.process = process;
        this.api = api;
        this.log = log;
        this.loadedClasses = loadedClasses;
        this.initialisation = took;
    }

    /**
     * Starts it and waits until it is ready for events, or for its snapshot.
     *
     * @param environment what the deployment would set
     */
    static FunctionProcess start(
            FunctionSpec function,
            DeployedZip zip,
            Map<String, String> environment,
            boolean snapStart)
            throws IOException {
        RuntimeApi api = new RuntimeApi();
        Path log =
                Files.createTempFile(zip.taskRoot().getParent(), function.functionName(), ".log");
        Path classes = Path.of(log + ".classes");
        ProcessBuilder builder =
                new ProcessBuilder(command(function, zip, classes, snapStart))
                        .directory(zip.taskRoot().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(environment);
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                String.valueOf(function.size().memoryInMegabytes()));
        variables.put("LAMBDA_TASK_ROOT", zip.taskRoot().toString());
        if (snapStart) {
            variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        long start = System.nanoTime();
        Process process = builder.start();
        var _ =
                process.onExit()
                        .thenAccept(ended ->
                                api.ended(
                                        function.functionName()
                                                + " ended with code "
                                                + ended.exitValue()
                                                + ". Its output:\n"
                                                + text(log)));
        try {
            api.awaitInitialised();
        } catch (AssertionError e) {
            process.destroyForcibly();
            api.close();
            throw e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new FunctionProcess(process, api, log, classes, took);
    }

    RuntimeApi api() {
        return api;
    }

    /** From the start of the process until it was ready. */
    Duration initialisation() {
        return initialisation;
    }

    /** What it has written so far, to either stream. */
    String output() {
        return text(log);
    }

    /** How many classes it has loaded so far. */
    long loadedClasses() throws IOException {
        try (Stream<String> lines = Files.lines(loadedClasses)) {
            return lines.count();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    /** As the managed runtime starts it: the first compiler alone, unless a snapshot is taken. */
    private static List<String> command(
            FunctionSpec function, DeployedZip zip, Path classes, boolean snapStart) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx" + function.size().memoryInMegabytes() * 8 / 10 + "m");
        if (!snapStart) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Xlog:class+load:file=" + classes);
        command.add("--enable-native-access=ALL-UNNAMED");
        // As Lambda's start script says: hooks are registered with the runtime client.
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.add("-D" + JNI + "=" + zip.nativeClient());
        command.add("-cp");
        command.add(DeployedZip.runtimeClassPath());
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(function.handler());
        return command;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
