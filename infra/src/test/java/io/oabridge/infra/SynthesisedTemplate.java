package io.oabridge.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/**
 * A template of the stack as CloudFormation would get it. It takes seconds to make, so tests share
 * the two below. Neither the functions' zip nor an account is needed.
 */
record SynthesisedTemplate(JsonNode json) {
    static final String CERTIFICATE =
            "arn:aws:acm:ap-southeast-1:000000000000:certificate/0a000000-0000-4000-8000-000000000001";

    /** Everything decided otherwise than by default. */
    static final Map<String, Object> OTHERWISE =
            Map.ofEntries(
                    Map.entry("stackName", "Trial"),
                    Map.entry("alarmEmail", "ops@example.com"),
                    Map.entry("zaloSilenceHours", 168),
                    Map.entry("freshchatSilenceHours", "0"),
                    Map.entry("retainData", false),
                    Map.entry("logRetentionDays", 7),
                    Map.entry("architecture", "x86_64"),
                    Map.entry("snapStart", "all"),
                    Map.entry("tracing", "true"),
                    Map.entry("domainName", "bridge.example.com"),
                    Map.entry("certificateArn", CERTIFICATE),
                    Map.entry("customDomainOnly", "true"),
                    Map.entry("language", "en"),
                    Map.entry("zaloMediaHosts", "media.example.com"));

    /** What {@code ./oabridge synth} writes. */
    static SynthesisedTemplate standard() {
        needNode();
        return Standard.TEMPLATE;
    }

    /** With {@link #OTHERWISE}. */
    static SynthesisedTemplate otherwise() {
        needNode();
        return Otherwise.TEMPLATE;
    }

    /**
     * A template made now.
     *
     * @param inspection sees the stack before it is written
     */
    static SynthesisedTemplate of(
            Map<String, Object> context, String folder, Consumer<BridgeStack> inspection) {
        needNode();
        App app =
                new App(
                        AppProps.builder()
                                .outdir("target/" + folder)
                                .postCliContext(BridgeApp.FOR_SAM)
                                .build());
        BridgeStack stack =
                new BridgeStack(
                        app,
                        ContextReader.read(context),
                        Code.fromAsset("src/test/resources/placeholder-functions"));
        inspection.accept(stack);
        app.synth();
        try {
            return new SynthesisedTemplate(
                    new ObjectMapper()
                            .readTree(
                                    Files.readString(
                                            Path.of("target", folder, stack.getTemplateFile()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All resources of a type, by their logical ids. */
    Map<String, JsonNode> all(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        json.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .forEach(resource -> found.put(resource.getKey(), resource.getValue()));
        return found;
    }

    Stream<JsonNode> properties(String type) {
        return all(type).values().stream().map(resource -> resource.path("Properties"));
    }

    JsonNode resource(String logicalId) {
        return json.path("Resources").path(logicalId);
    }

    JsonNode properties(String type, String name, String value) {
        return properties(type)
                .filter(properties -> properties.path(name).asText().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no " + type + " with " + name + " " + value));
    }

    private static void needNode() {
        if (!NodeOnPath.isThere()) {
            System.err.println("A test of the template is skipped. " + NodeOnPath.MISSING);
        }
        assumeTrue(NodeOnPath.isThere(), NodeOnPath.MISSING);
    }

    private static final class Standard {
        static final SynthesisedTemplate TEMPLATE = of(Map.of(), "cdk.standard", stack -> {});
    }

    private static final class Otherwise {
        static final SynthesisedTemplate TEMPLATE = of(OTHERWISE, "cdk.otherwise", stack -> {});
    }
}
