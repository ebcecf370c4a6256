package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.topology.FunctionSpec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Whom a webhook's function calls, wired as on AWS, while a platform waits for its answer. */
class WebhookCallsTest {
    private static final String REGION = "aws.region";

    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final CountingMeter meter = new CountingMeter();

    @BeforeEach
    void nameARegion() {
        System.setProperty(REGION, "ap-southeast-1");
    }

    @AfterEach
    void forgetTheRegion() {
        System.clearProperty(REGION);
    }

    static Stream<Arguments> webhooks() {
        Function<Wiring, Rehearsal.HttpHandler> zalo =
                wiring -> new ZaloWebhookHandler(wiring)::answer;
        Function<Wiring, Rehearsal.HttpHandler> freshchat =
                wiring -> new FreshchatWebhookHandler(wiring)::answer;
        return Stream.of(
                Arguments.of(FunctionSpec.ZALO_WEBHOOK, zalo),
                Arguments.of(FunctionSpec.FRESHCHAT_WEBHOOK, freshchat));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("webhooks")
    void eachWebhookIsOneCallToTheQueueAndTheSecretIsReadOnce(
            FunctionSpec function, Function<Wiring, Rehearsal.HttpHandler> handler) {
        Rehearsal.HttpHandler webhooks =
                handler.apply(
                        new Wiring(
                                RehearsalAws.settings(function),
                                function,
                                new AwsClients(
                                        new WatchedAws(), AnonymousCredentialsProvider.create()),
                                meter));
        APIGatewayV2HTTPEvent event = RehearsalAws.event(function);

        List<Integer> statuses =
                Stream.generate(() -> webhooks.handle(event).getStatusCode()).limit(3).toList();

        assertThat(statuses).containsExactly(200, 200, 200);
        assertThat(calls)
                .containsExactly(
                        "secretsmanager.GetSecretValue",
                        "AmazonSQS.SendMessage",
                        "AmazonSQS.SendMessage",
                        "AmazonSQS.SendMessage");
    }

    /** Answers as in a rehearsal, and remembers what it was asked for. */
    private final class WatchedAws implements SdkHttpClient {
        private final RehearsalAws aws = new RehearsalAws();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            calls.add(request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("unknown"));
            return aws.prepareRequest(request);
        }

        @Override
        public void close() {}
    }
}
