package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.crac.Core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function does before its snapshot is taken; AWS here is a server that counts calls. */
class RehearsalTest {
    private static final Map<FunctionSpec, Function<Wiring, Rehearsal.HttpHandler>> HANDLERS =
            Map.of(
                    FunctionSpec.ZALO_WEBHOOK,
                    wiring -> event -> new ZaloWebhookHandler(wiring).answer(event),
                    FunctionSpec.FRESHCHAT_WEBHOOK,
                    wiring -> event -> new FreshchatWebhookHandler(wiring).answer(event),
                    FunctionSpec.FILE,
                    wiring -> event -> new FileHandler(wiring).answer(event));
    private static final List<String> ENDPOINTS =
            List.of(
                    "aws.endpointUrlSqs",
                    "aws.endpointUrlDynamoDb",
                    "aws.endpointUrlSecretsManager");

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer aws;

    @BeforeEach
    void pointAtTheCountingServer() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        aws.start();
        String address = "http://127.0.0.1:" + aws.getAddress().getPort();
        ENDPOINTS.forEach(name -> System.setProperty(name, address));
        System.setProperty("aws.region", "ap-southeast-1");
    }

    @AfterEach
    void forget() {
        aws.stop(0);
        ENDPOINTS.forEach(System::clearProperty);
        System.clearProperty("aws.region");
    }

    @ParameterizedTest
    @CsvSource({
        "ZALO_WEBHOOK, 200, '{\"status\":\"accepted\"}'",
        "FRESHCHAT_WEBHOOK, 200, '{\"status\":\"accepted\"}'",
        "FILE, 410,",
    })
    void theWholeWayOfARequestIsGoneAndNobodyIsCalled(
            FunctionSpec function, int status, @Nullable String body)
            throws GeneralSecurityException {
        Rehearsal rehearsal = rehearsal(function);

        APIGatewayV2HTTPResponse answer = rehearsal.play();

        assertThat(answer.getStatusCode()).isEqualTo(status);
        Optional.ofNullable(body).ifPresent(text -> assertThat(answer.getBody()).isEqualTo(text));
        assertThat(calls).hasValue(0);
    }

    @Test
    void everyFunctionThatIsRestoredRehearses() {
        List<FunctionSpec> restored =
                List.of(FunctionSpec.values()).stream()
                        .filter(function -> function.size().snapStart())
                        .toList();

        assertThat(HANDLERS).containsOnlyKeys(restored);
    }

    /** A slow first request is better than a function that cannot be published. */
    @Test
    void aRehearsalThatGoesWrongStopsNothing() {
        Rehearsal broken =
                new Rehearsal(
                        FunctionSpec.ZALO_WEBHOOK,
                        _ ->
                                _ -> {
                                    throw new IllegalStateException("broken");
                                });
        Rehearsal incomplete =
                new Rehearsal(
                        FunctionSpec.ZALO_WEBHOOK,
                        _ -> {
                            throw new NoClassDefFoundError("gone");
                        });

        assertThatCode(
                        () -> {
                            broken.beforeCheckpoint(Core.getGlobalContext());
                            incomplete.beforeCheckpoint(Core.getGlobalContext());
                            broken.afterRestore(Core.getGlobalContext());
                        })
                .doesNotThrowAnyException();
    }

    /** The schedule's ping is nobody's webhook. */
    @Test
    void thePingThatKeepsASnapshotIsAnsweredAndNeitherCountedNorHandled() {
        APIGatewayV2HTTPEvent ping =
                LambdaJson.read(
                        "{\"source\":\"oabridge.keep-warm\"}".getBytes(StandardCharsets.UTF_8),
                        APIGatewayV2HTTPEvent.class);

        APIGatewayV2HTTPResponse answer =
                KeepWarm.orElse(
                        ping,
                        _ -> {
                            throw new AssertionError("nobody asked anything");
                        });

        assertThat(answer.getStatusCode()).isEqualTo(204);
    }

    private static Rehearsal rehearsal(FunctionSpec function) {
        return new Rehearsal(function, Optional.ofNullable(HANDLERS.get(function)).orElseThrow());
    }
}
