package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;

/**
 * The schedule's {@code {"source":"oabridge.keep-warm"}}, sent because Lambda throws away the
 * snapshot of a function that nobody has called for two weeks. Read as a request it has nothing in
 * it, not even a context, which API Gateway never leaves out: so nobody can send one from outside.
 */
final class KeepWarm {
    private KeepWarm() {}

    /** What the function answers, unless nobody asked anything: then 204, and nothing is done. */
    static APIGatewayV2HTTPResponse orElse(
            APIGatewayV2HTTPEvent event,
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
        return isPing(event)
                ? APIGatewayV2HTTPResponse.builder().withStatusCode(204).build()
                : function.apply(event);
    }

    private static boolean isPing(APIGatewayV2HTTPEvent event) {
        return event.getRequestContext() == null
                && event.getRouteKey() == null
                && event.getHeaders() == null;
    }
}
