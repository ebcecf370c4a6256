package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.oabridge.domain.Connection;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code events/} through its handler, read and answered by the Lambda runtime's own
 * serialisation.
 */
class EventsTest {
    private static final String CONVERSATION = "0e000000-0000-4000-8000-000000000005";
    private static final String STATE = "neutral-state-neutral-state-neutral-state-1";

    private final BridgeOfFakes bridge = new BridgeOfFakes();

    static Stream<Arguments> files() {
        try (Stream<Path> files = Files.list(EventFiles.FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .map(name -> Arguments.of(function(name), name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void anEventHasTheOutcomeStatedForIt(FunctionSpec function, String name) throws IOException {
        String outcome = run(function, bytes(name)).replace('\n', '⏎');

        assertThat(outcome)
                .as(
                        "events/%s.json, stated in src/test/resources/events/%s.txt",
                        name, Outcomes.prefix(function))
                .isEqualTo(Outcomes.of(function).get(name));
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionHasAnEventAndEveryStatedEventIsThere(FunctionSpec function) {
        List<String> there =
                files().filter(it -> it.get()[0] == function)
                        .map(it -> (String) it.get()[1])
                        .toList();

        assertThat(there)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Outcomes.of(function).keySet());
    }

    private static FunctionSpec function(String name) {
        return Stream.of(FunctionSpec.values())
                .filter(it -> name.startsWith(Outcomes.prefix(it) + "-"))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no function's name is before that of " + name));
    }

    private String run(FunctionSpec function, byte[] event) throws IOException {
        return switch (function) {
            case ZALO_WEBHOOK -> webhook(bridge.zaloWebhook(), event);
            case FRESHCHAT_WEBHOOK ->
                    webhook(bridge.freshchatWebhook(SampleRequests.freshchatKey()), event);
            case TO_HELPDESK ->
                    batch(bridge.inUse().toHelpdesk(), event)
                            + ", agents read "
                            + bridge.helpdesk.readOf(Samples.KHANH)
                            + ", dead letters "
                            + bridge.deadLetters;
            case TO_MESSENGER ->
                    batch(bridge.inUse().acquainted(CONVERSATION).toMessenger(), event)
                            + ", the customer read "
                            + bridge.messenger.receivedBy(Samples.KHANH);
            case TOKEN_REFRESH -> schedule(bridge.inUse().tokenRefresh(), event);
            case CONNECT -> connect(event);
            case REDRIVE -> redrive(event);
            case CATCH_UP -> catchUp(event);
            case FILE -> {
                JsonNode answer = http(bridge.file(), event);
                yield answer.path("statusCode").asText()
                        + " "
                        + answer.path("headers").path("Content-Type").asText("without a body");
            }
        };
    }

    private String webhook(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, byte[] event) {
        JsonNode answer = http(handler, event);
        JsonNode body = Json.object(answer.path("body").asText()).orElse(NullNode.instance);
        return answer.path("statusCode").asText()
                + " "
                + String.join(
                        ", ", body.properties().stream().map(it -> it.getValue().asText()).toList())
                + ", queued"
                + bridge.queue.works().stream()
                        .map(work -> " " + work.direction() + " for " + work.group())
                        .collect(Collectors.joining());
    }

    private String connect(byte[] event) {
        bridge.pending.save(STATE, "verifier", bridge.clock.instant().plus(Duration.ofMinutes(1)));
        if (new String(event, StandardCharsets.UTF_8).contains("/connect/settings/")) {
            bridge.connections.save(Samples.connection());
        }
        JsonNode answer = http(bridge.connect(), event);
        String location = answer.path("headers").path("Location").asText();
        List<Connection> connected = bridge.connections.all();
        int cookies = answer.path("cookies").size();
        return answer.path("statusCode").asText()
                + (location.isEmpty() ? " page" : " to " + location.replaceAll("\\?.*", ""))
                + ", "
                + cookies
                + (cookies == 1 ? " cookie" : " cookies")
                + ", connected "
                + connected.stream().map(Connection::id).toList();
    }

    private static JsonNode http(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, byte[] event) {
        return LambdaJson.write(
                handler.handleRequest(
                        LambdaJson.read(event, APIGatewayV2HTTPEvent.class), Invocation.withTime()),
                APIGatewayV2HTTPResponse.class);
    }

    private static String batch(RequestHandler<SQSEvent, SQSBatchResponse> handler, byte[] event) {
        return LambdaJson.write(
                        handler.handleRequest(
                                LambdaJson.read(event, SQSEvent.class), Invocation.withTime()),
                        SQSBatchResponse.class)
                .toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no type arguments
    private static String schedule(
            RequestHandler<Map<String, Object>, Map<String, String>> handler, byte[] event) {
        Map<String, Object> schedule = LambdaJson.read(event, Map.class);
        return LambdaJson.write(
                        (Map) handler.handleRequest(schedule, Invocation.withTime()), Map.class)
                .toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no type arguments
    private String redrive(byte[] event) {
        bridge.toHelpdeskLetters.park("letter-1", "talk-1", "403", "2026-03-02T07:00:00Z");
        Map<String, Object> order = LambdaJson.read(event, Map.class);
        String answer =
                LambdaJson.write(
                                (Map) bridge.redrive().handleRequest(order, Invocation.withTime()),
                                Map.class)
                        .toString();
        return answer + ", back " + bridge.toHelpdeskLetters.back();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal knows no type arguments
    private String catchUp(byte[] event) {
        bridge.missed(Samples.past(Samples.KHANH, "m1", "2026-03-02T05:00:00Z", "còn hàng không?"));
        Map<String, Object> order = LambdaJson.read(event, Map.class);
        String answer =
                LambdaJson.write(
                                (Map)
                                        bridge.inUse()
                                                .catchUp()
                                                .handleRequest(order, Invocation.withTime()),
                                Map.class)
                        .toString();
        return answer + ", queued " + bridge.queue.works().size();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(EventFiles.FOLDER.resolve(name + ".json"));
    }
}
