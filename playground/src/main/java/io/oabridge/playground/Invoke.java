package io.oabridge.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.playground.aws.LambdaHost;
import io.oabridge.playground.simulator.PortTaken;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./oabridge invoke FUNCTION EVENT.json …}: events through one function, as {@code sam local
 * invoke} does it with one, without containers. The answers are all there is on standard output;
 * logs go to standard error.
 */
public final class Invoke {
    /** The function answered. */
    public static final int ANSWERED = 0;

    /** The function threw. */
    public static final int FAILED = 1;

    /** Nothing was invoked, and a sentence says why. */
    public static final int MISUSED = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ANY_PORT =
            List.of("--zalo-port", "0", "--freshchat-port", "0");

    private final Path events;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param events the folder {@code events/}
     * @param out gets the answer
     * @param err gets everything else
     */
    public Invoke(Path events, PrintStream out, PrintStream err) {
        this.events = events;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "log4j2-invoke.xml");
        PrintStream answers = System.out;
        // Whatever a library prints must not be taken for the answer.
        System.setOut(System.err);
        System.exit(
                new Invoke(Path.of("events"), answers, System.err)
                        .run(List.of(arguments), System.getenv()));
    }

    /**
     * Does what the command line says.
     *
     * @return {@link #ANSWERED}, {@link #FAILED} or {@link #MISUSED}
     */
    public int run(List<String> arguments, Map<String, String> environment) {
        if (arguments.contains("--help")) {
            out.println(help());
            return ANSWERED;
        }
        try {
            if (arguments.size() < 2) {
                throw new IllegalArgumentException(
                        "Name a function and an event file, such as: ./oabridge invoke"
                                + " ZaloWebhookFunction events/zalo-webhook-user-send-text.json");
            }
            FunctionSpec function = function(arguments.getFirst());
            List<String> files =
                    arguments.stream().skip(1).takeWhile(word -> !word.startsWith("--")).toList();
            List<JsonNode> all = files.stream().map(this::event).toList();
            List<String> flags = new ArrayList<>(ANY_PORT);
            flags.addAll(arguments.subList(1 + files.size(), arguments.size()));
            return invoke(function, all, Options.read(flags, environment));
        } catch (IllegalArgumentException | PortTaken e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }

    private int invoke(FunctionSpec function, List<JsonNode> all, Options options) {
        try (LocalInstallation _ = EventWorld.start(options, events, _ -> {});
                LambdaHost lambda = LambdaHost.load(EnumSet.of(function))) {
            for (JsonNode event : all) {
                out.println(lambda.invoke(function, event).toPrettyString());
            }
            return ANSWERED;
        } catch (LambdaHost.FunctionFailed e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The events' keys could not be read: " + e.getMessage(), e);
        }
    }

    private static FunctionSpec function(String name) {
        return Stream.of(FunctionSpec.values())
                .filter(function -> function.functionName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no function \""
                                        + name
                                        + "\". The functions are: "
                                        + functions()
                                        + "."));
    }

    private JsonNode event(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "There is no event file \"" + file + "\". In events/ are: " + listed() + ".");
        }
        try {
            return Optional.ofNullable(JSON.readTree(Files.readString(path)))
                    .filter(JsonNode::isObject)
                    .orElseThrow(
                            () -> new IllegalArgumentException(file + " holds no JSON object."));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + " is not JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    private String listed() {
        try (Stream<Path> files = Files.list(events)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "(the folder could not be read)";
        }
    }

    private static String functions() {
        return Stream.of(FunctionSpec.values())
                .map(FunctionSpec::functionName)
                .collect(Collectors.joining(", "));
    }

    private static String help() {
        return """
        usage: ./oabridge invoke FUNCTION EVENT.json ... [--option value ...]

        Gives events to a function, one after the other, and prints each answer as JSON; logs
        go to standard error. Emulators of AWS and simulated platforms are started for it and stopped after.
        Ends with 0 when the function answered, 1 when it failed, 2 when nothing was invoked.

        Functions: %s

        %s

        Options are those of ./oabridge play. The useful ones here: --aws-endpoint uses an
        AWS emulator that is running already, --zalo-api with --zalo-oauth and
        --freshchat-url use the real platforms.\
        """
                .formatted(functions(), EventWorld.inWords());
    }
}
