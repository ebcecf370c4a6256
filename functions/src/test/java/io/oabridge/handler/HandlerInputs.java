package io.oabridge.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.connect.FreshchatSecret;
import io.oabridge.connect.ZaloSecret;
import io.oabridge.inputs.InputTarget;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What administrators write into secrets and settings, and what browsers ask for. */
public final class HandlerInputs {
    private HandlerInputs() {}

    public static List<InputTarget> all() {
        return List.of(
                new InputTarget(
                        "zalo-secret",
                        bytes(
                                "{\"appId\":\"1\",\"appSecret\":\"s1\",\"oaSecretKey\":\"s2\",\"installKey\":\"s3\",\"proveCalls\":true}"),
                        input -> secret(ZaloSecret::parse, input)),
                new InputTarget(
                        "freshchat-secret",
                        bytes(
                                "{\"appId\":\"1\",\"baseUrl\":\"https://a.freshchat.com/v2\",\"apiToken\":\"s1\",\"webhookPublicKey\":\"k\"}"),
                        input -> secret(FreshchatSecret::parse, input)),
                new InputTarget(
                        "settings",
                        bytes("https://bridge.example", "5", "en", "media.example, *.a.example"),
                        HandlerInputs::settings),
                new InputTarget(
                        "file-address",
                        bytes("abcdefghijklmnopqrstuvwxyz012345", "../../etc/passwd"),
                        HandlerInputs::file),
                new InputTarget(
                        "connect-address",
                        bytes("/connect/zalo", "/connect/zalo/callback", "/connect/freshchat", "/"),
                        HandlerInputs::connect));
    }

    /** What is wrong is said in a sentence of ours, which does not hold the secret. */
    private static void secret(Function<String, ?> parser, byte[] input) {
        try {
            assertThat(parser.apply(new String(input, UTF_8))).isNotNull();
        } catch (IllegalStateException e) {
            assertThat(e)
                    .hasNoCause()
                    .hasMessageMatching(
                            "the (Zalo|Freshchat) secret (is not a JSON object|has no \"\\w+\")"
                                    + "|\"baseUrl\" in the Freshchat secret must be the whole https address up to /v2");
        }
    }

    private static void settings(byte[] input) {
        String text = new String(input, UTF_8);
        for (EnvironmentKey key : EnvironmentKey.values()) {
            Map<String, String> variables = new HashMap<>(Installation.environment());
            variables.put(key.variable(), text);
            for (FunctionSpec function : FunctionSpec.values()) {
                settings(function, key, variables);
            }
        }
    }

    private static void settings(
            FunctionSpec function, EnvironmentKey key, Map<String, String> variables) {
        try {
            Settings read = Settings.read(function, Installation.in(variables));
            assertThat(read.retryMaxDelay()).isPositive();
            assertThat(read.publicUrl()).isNotNull();
            assertThat(read.zaloApi().getHost()).isNotBlank();
            assertThat(read.language()).isNotNull();
            assertThat(read.zaloMediaHosts()).isNotNull();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(key.variable());
        }
    }

    private static void file(byte[] input) {
        String id = new String(input, UTF_8);
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setPathParameters(Map.of("id", id, "name", id));
        event.setHeaders(Map.of("host", "bridge.example"));

        APIGatewayV2HTTPResponse answer =
                new BridgeOfFakes().file().handleRequest(event, Invocation.withTime());

        assertThat(answer.getStatusCode()).isEqualTo(410);
        assertThat(answer.getBody()).isEqualTo(FilePages.gone());
    }

    /** Nobody without the key gets further than to be told so, and nothing is echoed. */
    private static void connect(byte[] input) {
        String text = new String(input, UTF_8);
        var connect = new BridgeOfFakes().connect();
        Map<String, String> query = Map.of("key", text, "state", text, "code", text, "oa_id", text);
        Stream.of(
                        HttpEvents.get(text, query),
                        HttpEvents.get(Visits.START, query, "oabridge_visit=other"),
                        HttpEvents.get(Visits.CALLBACK, query, text, "oabridge_visit=other"))
                .map(event -> connect.handleRequest(event, Invocation.withTime()))
                .forEach(answer -> {
                    assertThat(answer.getStatusCode()).isIn(200, 400, 403, 404);
                    assertThat(Optional.ofNullable(answer.getHeaders()).orElse(Map.of()))
                            .doesNotContainKey("Location");
                });
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
