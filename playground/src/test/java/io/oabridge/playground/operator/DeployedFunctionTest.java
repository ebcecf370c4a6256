package io.oabridge.playground.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Lambda's Invoke on loopback. */
class DeployedFunctionTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer lambda;
    private int status = 200;
    private String failure = "";
    private String body = "{\"dryRun\":true}";

    @BeforeEach
    void start() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", this::handle);
        lambda.start();
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    @Test
    void theLiveFunctionOfTheStackIsCalledWithTheOrderAndASignature() {
        assertThat(call()).isEqualTo(Map.of("dryRun", true));
        assertThat(asked)
                .containsExactly(
                        "POST /2015-03-31/functions/Trial-CatchUpFunction/invocations?Qualifier=live",
                        "{\"from\":\"2026-03-02T14:00:00+07:00\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "404, '', There is no function \"Trial-CatchUpFunction\" here",
        "403, '', Lambda did not call \"Trial-CatchUpFunction\" (HTTP 403)",
        "200, Unhandled, The function \"Trial-CatchUpFunction\" failed (Unhandled)",
    })
    void whatIsNoAnswerIsExplained(int code, String error, String sentence) {
        status = code;
        failure = error;

        assertThatThrownBy(this::call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence);
    }

    private Map<String, Object> call() {
        return new DeployedFunction(
                        URI.create("http://127.0.0.1:" + lambda.getAddress().getPort()),
                        "ap-southeast-1",
                        "Trial",
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("invented-id", "invented-secret")))
                .answer(FunctionSpec.CATCH_UP, Map.of("from", "2026-03-02T14:00:00+07:00"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=invented-id/")
                    .contains("/ap-southeast-1/lambda/aws4_request");
            if (!failure.isEmpty()) {
                exchange.getResponseHeaders().set("X-Amz-Function-Error", failure);
            }
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
