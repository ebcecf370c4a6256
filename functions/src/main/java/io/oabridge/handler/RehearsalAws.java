package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The world a function rehearses in: an invented installation, an event of {@code events/}, and an
 * AWS that takes each request as it would be sent and answers it on the spot.
 */
final class RehearsalAws implements SdkHttpClient {
    private static final String ADDRESS = "https://rehearsal.invalid/";
    private static final String FRESHCHAT_KEY = "freshchat-webhook-key.txt";

    static Settings settings(FunctionSpec function) {
        Map<String, String> variables = new HashMap<>();
        for (EnvironmentKey key : EnvironmentKey.values()) {
            if (key.required()) {
                variables.put(key.variable(), ADDRESS + key.name());
            }
        }
        return Settings.read(function, name -> Optional.ofNullable(variables.get(name)));
    }

    static AwsClients clients() {
        return new AwsClients(
                new RehearsalAws(),
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("rehearsal", "rehearsal")));
    }

    /**
     * @throws IllegalArgumentException for a function that rehearses nothing
     */
    static APIGatewayV2HTTPEvent event(FunctionSpec function) {
        return switch (function) {
            case ZALO_WEBHOOK -> read("zalo-webhook-user-send-text.json");
            case FRESHCHAT_WEBHOOK -> read("freshchat-webhook-message-create.json");
            case FILE -> read("file-unknown.json");
            default -> throw new IllegalArgumentException(function + " has nothing to rehearse");
        };
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                byte[] answer = answer(request).toString().getBytes(StandardCharsets.UTF_8);
                return HttpExecuteResponse.builder()
                        .response(
                                SdkHttpResponse.builder()
                                        .statusCode(200)
                                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                                        .putHeader("Content-Length", String.valueOf(answer.length))
                                        .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private static ObjectNode answer(HttpExecuteRequest request) throws IOException {
        String action = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        JsonNode body = body(request);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (action) {
            case "secretsmanager.GetSecretValue" -> answer.put("SecretString", secret(body));
            case "AmazonSQS.SendMessage" ->
                    answer.put("MessageId", "rehearsal")
                            .put("MD5OfMessageBody", md5(body.path("MessageBody").asText()));
            default -> {
                // Nothing is found, and nothing was in the way of what was written.
            }
        }
        return answer;
    }

    private static JsonNode body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return Json.object(content.readAllBytes()).orElseThrow();
        }
    }

    /** The secrets the events are signed with, which are nobody's. */
    private static String secret(JsonNode request) {
        boolean ofZalo =
                request.path("SecretId").asText().endsWith(EnvironmentKey.ZALO_SECRET_ID.name());
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        return (ofZalo
                        ? secret.put("appId", "1000000000000000001")
                                .put("oaSecretKey", "neutral-oa-secret-key")
                        : secret.put("appId", "0a000000-0000-4000-8000-000000000001")
                                .put("baseUrl", ADDRESS + "v2")
                                .put("apiToken", "rehearsal")
                                .put("webhookPublicKey", resource(FRESHCHAT_KEY)))
                .toString();
    }

    private static APIGatewayV2HTTPEvent read(String file) {
        JsonNode json = Json.object(resource(file)).orElseThrow();
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(json.path("routeKey").asText())
                .withRawPath(json.path("rawPath").asText())
                .withHeaders(texts(json.path("headers")))
                .withPathParameters(texts(json.path("pathParameters")))
                .withBody(json.path("body").asText())
                .build();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static String resource(String file) {
        try (InputStream in =
                Objects.requireNonNull(
                        RehearsalAws.class.getResourceAsStream("rehearsal/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SDK compares it with its own. */
    @SuppressWarnings("MD5") // SQS's choice
    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
