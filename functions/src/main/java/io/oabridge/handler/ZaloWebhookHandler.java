package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.zalo.ZaloWebhook;
import java.time.InstantSource;

/** Takes Zalo's webhooks. */
public final class ZaloWebhookHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ZaloWebhook webhook;
    private final WebhookEndpoint endpoint;
    private final InstantSource clock;

    /** For Lambda. */
    public ZaloWebhookHandler() {
        this(Wiring.of(FunctionSpec.ZALO_WEBHOOK));
        Rehearsal.beforeSnapshot(
                FunctionSpec.ZALO_WEBHOOK, wiring -> new ZaloWebhookHandler(wiring)::answer);
    }

    ZaloWebhookHandler(Wiring wiring) {
        this(new ZaloWebhook(wiring.zaloApp()), wiring.webhookEndpoint(), wiring.clock());
    }

    ZaloWebhookHandler(ZaloWebhook webhook, WebhookEndpoint endpoint, InstantSource clock) {
        this.webhook = webhook;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return KeepWarm.orElse(event, this::answer);
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return endpoint.answer(
                event,
                body ->
                        webhook.receive(
                                body,
                                WebhookEndpoint.header(event, "X-ZEvent-Signature"),
                                clock.instant()));
    }
}
