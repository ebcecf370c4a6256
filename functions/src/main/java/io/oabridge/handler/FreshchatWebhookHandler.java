package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.freshchat.FreshchatWebhook;
import io.oabridge.topology.FunctionSpec;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes Freshchat's webhooks. */
public final class FreshchatWebhookHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final FreshchatWebhook webhook;
    private final WebhookEndpoint endpoint;
    private final InstantSource clock;

    /** For Lambda. */
    public FreshchatWebhookHandler() {
        this(Wiring.of(FunctionSpec.FRESHCHAT_WEBHOOK));
        Rehearsal.beforeSnapshot(
                FunctionSpec.FRESHCHAT_WEBHOOK,
                wiring -> new FreshchatWebhookHandler(wiring)::answer);
    }

    FreshchatWebhookHandler(Wiring wiring) {
        this(
                new FreshchatWebhook(wiring.freshchatAccount()),
                wiring.webhookEndpoint(),
                wiring.clock());
    }

    FreshchatWebhookHandler(
            FreshchatWebhook webhook, WebhookEndpoint endpoint, InstantSource clock) {
        this.webhook = webhook;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return KeepWarm.orElse(event, this::answer);
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        String appId =
                Optional.ofNullable(event.getPathParameters())
                        .orElse(Map.of())
                        .getOrDefault("appId", "");
        return endpoint.answer(
                event,
                body ->
                        webhook.receive(
                                appId,
                                body,
                                WebhookEndpoint.header(event, "X-Freshchat-Signature"),
                                clock.instant()));
    }
}
