package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Connection;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.sqs.EnvelopeCodec;
import io.oabridge.sqs.RelayEnvelope;
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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code events/} through its handler, read and answered by the Lambda runtime's own
 * serialisation.
 */
class EventsTest {
    private static final Path EVENTS = Path.of("..", "events");
    private static final Path KEY =
            Path.of("../docs/platforms/freshchat-webhooks/signature-fixture/key-pkcs1.pem");
    private static final String CONVERSATION = "0e000000-0000-4000-8000-000000000005";
    private static final String STATE = "neutral-state-neutral-state-neutral-state-1";

    /** What each file is for; a file that is not here fails the test. */
    private static final Map<String, Stated> STATED =
            Map.ofEntries(
                    Map.entry(
                            "zalo-webhook-user-send-text.json",
                            new Stated(
                                    FunctionSpec.ZALO_WEBHOOK,
                                    "200 accepted, queued TO_HELPDESK for"
                                            + " zalo:2000000000000000002:3000000000000000003")),
                    Map.entry(
                            "zalo-webhook-unsigned.json",
                            new Stated(FunctionSpec.ZALO_WEBHOOK, "200 ignored, unsigned, queued")),
                    Map.entry(
                            "zalo-webhook-bad-signature.json",
                            new Stated(
                                    FunctionSpec.ZALO_WEBHOOK,
                                    "401 rejected, bad-signature, queued")),
                    Map.entry(
                            "freshchat-webhook-agent-text.json",
                            new Stated(
                                    FunctionSpec.FRESHCHAT_WEBHOOK,
                                    "200 accepted, queued TO_MESSENGER for"
                                            + " 0a000000-0000-4000-8000-000000000001:"
                                            + CONVERSATION)),
                    Map.entry(
                            "to-helpdesk-text.json",
                            new Stated(
                                    FunctionSpec.TO_HELPDESK,
                                    "{\"batchItemFailures\":[]}, agents read"
                                            + " [[Text[text=Xin chào, tôi cần hỗ trợ]]]")),
                    Map.entry(
                            "to-messenger-text.json",
                            new Stated(
                                    FunctionSpec.TO_MESSENGER,
                                    "{\"batchItemFailures\":[]}, the customer read [Text[text=Dạ,"
                                            + " em chào anh. Em kiểm tra đơn hàng giúp mình nhé"
                                            + " 😊]]")),
                    Map.entry(
                            "token-refresh.json",
                            new Stated(
                                    FunctionSpec.TOKEN_REFRESH,
                                    "{\"zalo:2000000000000000002\":\"FRESH_ENOUGH\"}")),
                    Map.entry(
                            "first-page.json",
                            new Stated(FunctionSpec.CONNECT, "200 page, 0 cookies, connected []")),
                    Map.entry(
                            "zalo-verifier.json",
                            new Stated(FunctionSpec.CONNECT, "200 page, 0 cookies, connected []")),
                    Map.entry(
                            "connect-freshchat.json",
                            new Stated(FunctionSpec.CONNECT, "200 page, 1 cookie, connected []")),
                    Map.entry(
                            "connect-entry.json",
                            new Stated(FunctionSpec.CONNECT, "200 page, 0 cookies, connected []")),
                    Map.entry(
                            "redrive-dry-run.json",
                            new Stated(
                                    FunctionSpec.REDRIVE,
                                    "{\"dryRun\":true,\"left\":0,\"notSeen\":0,\"messages\":"
                                            + "[{\"direction\":\"TO_HELPDESK\",\"conversation\":\"talk-1\","
                                            + "\"cause\":\"403\",\"receivedAt\":\"2026-03-02T07:00:00Z\","
                                            + "\"fate\":\"FOUND\"}]}, back []")),
                    Map.entry(
                            "redrive.json",
                            new Stated(
                                    FunctionSpec.REDRIVE,
                                    "{\"dryRun\":false,\"left\":0,\"notSeen\":0,\"messages\":"
                                            + "[{\"direction\":\"TO_HELPDESK\",\"conversation\":\"talk-1\","
                                            + "\"cause\":\"403\",\"receivedAt\":\"2026-03-02T07:00:00Z\","
                                            + "\"fate\":\"REDRIVEN\"}]}, back [letter-1]")),
                    Map.entry(
                            "connect-enter.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "303 to /connect, 1 cookie, connected []")),
                    Map.entry(
                            "connect-wrong-key.json",
                            new Stated(FunctionSpec.CONNECT, "403 page, 0 cookies, connected []")),
                    Map.entry(
                            "connect-overview.json",
                            new Stated(FunctionSpec.CONNECT, "200 page, 0 cookies, connected []")),
                    Map.entry(
                            "connect-save-zalo-app.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "303 to /connect, 0 cookies, connected []")),
                    Map.entry(
                            "connect-save-freshchat.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "303 to /connect, 0 cookies, connected []")),
                    Map.entry(
                            "connect-save-settings.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "303 to /connect, 0 cookies, connected [zalo:2000000000000000002]")),
                    Map.entry(
                            "connect-stranger-form.json",
                            new Stated(FunctionSpec.CONNECT, "403 page, 0 cookies, connected []")),
                    Map.entry("file-unknown.json", new Stated(FunctionSpec.FILE, "410 page")),
                    Map.entry(
                            "connect-start.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "302 to http://localhost:8081/oauth/v4/oa/permission, 1 cookie,"
                                            + " connected []")),
                    Map.entry(
                            "connect-callback.json",
                            new Stated(
                                    FunctionSpec.CONNECT,
                                    "200 page, 0 cookies, connected"
                                            + " [zalo:2000000000000000002]")));

    private final BridgeOfFakes bridge = new BridgeOfFakes();

    static Stream<String> files() {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void anEventHasTheOutcomeStatedForIt(String file) throws IOException {
        assertThat(STATED).containsKey(file);
        Stated stated = Objects.requireNonNull(STATED.get(file));

        String outcome = run(stated.function(), bytes(file));

        assertThat(outcome).isEqualTo(stated.outcome());
    }

    @Test
    void everyFunctionHasAnEventAndEveryStatedEventIsThere() {
        assertThat(files()).containsExactlyInAnyOrderElementsOf(STATED.keySet());
        assertThat(STATED.values().stream().map(Stated::function).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(FunctionSpec.values());
    }

    /** The workers' events are not invented beside the webhooks': one is made of the other. */
    @ParameterizedTest
    @CsvSource({
        "ZALO_WEBHOOK, zalo-webhook-user-send-text.json, to-helpdesk-text.json",
        "FRESHCHAT_WEBHOOK, freshchat-webhook-agent-text.json, to-messenger-text.json",
    })
    void aWorkersEventHoldsWhatTheWebhookQueued(
            FunctionSpec function, String webhook, String worker) throws IOException {
        run(function, bytes(webhook));

        RelayWork queued = bridge.queue.works().getFirst();
        SQSEvent.SQSMessage record =
                LambdaJson.read(bytes(worker), SQSEvent.class).getRecords().getFirst();
        RelayEnvelope envelope = EnvelopeCodec.read(record.getBody());
        assertThat(envelope).isInstanceOf(RelayEnvelope.Read.class);
        assertThat(((RelayEnvelope.Read) envelope).direction()).isEqualTo(queued.direction());
        assertThat(((RelayEnvelope.Read) envelope).body()).isEqualTo(queued.body());
        assertThat(record.getAttributes())
                .containsEntry("MessageGroupId", queued.group())
                .containsEntry("MessageDeduplicationId", queued.deduplicationId());
        assertThat(record.getEventSourceArn()).endsWith(".fifo");
    }

    private String run(FunctionSpec function, byte[] event) throws IOException {
        return switch (function) {
            case ZALO_WEBHOOK -> webhook(bridge.zaloWebhook(), event);
            case FRESHCHAT_WEBHOOK ->
                    webhook(bridge.freshchatWebhook(Files.readString(KEY)), event);
            case TO_HELPDESK ->
                    batch(bridge.inUse().toHelpdesk(), event)
                            + ", agents read "
                            + bridge.helpdesk.readOf(Samples.KHANH);
            case TO_MESSENGER ->
                    batch(bridge.inUse().acquainted(CONVERSATION).toMessenger(), event)
                            + ", the customer read "
                            + bridge.messenger.receivedBy(Samples.KHANH);
            case TOKEN_REFRESH -> schedule(bridge.inUse().tokenRefresh(), event);
            case CONNECT -> connect(event);
            case REDRIVE -> redrive(event);
            case FILE -> http(bridge.file(), event).path("statusCode").asText() + " page";
        };
    }

    private String webhook(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, byte[] event) {
        JsonNode answer = http(handler, event);
        JsonNode body = Json.object(answer.path("body").asText()).orElseThrow();
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

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(file));
    }

    private record Stated(FunctionSpec function, String outcome) {}
}
