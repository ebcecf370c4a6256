package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;

/** The few shapes of HTTP answers the bridge gives. */
final class HttpAnswers {
    private static final Map<String, String> PAGE_HEADERS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Cache-Control", "no-store",
                    "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
                    "Referrer-Policy", "no-referrer",
                    "X-Content-Type-Options", "nosniff");

    private HttpAnswers() {}

    static APIGatewayV2HTTPResponse json(int status, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .build();
    }

    static APIGatewayV2HTTPResponse page(int status, String html) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(PAGE_HEADERS)
                .withBody(html)
                .build();
    }

    static APIGatewayV2HTTPResponse redirect(String location, String cookie) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(302)
                .withHeaders(
                        Map.of(
                                "Location",
                                location,
                                "Cache-Control",
                                "no-store",
                                "Referrer-Policy",
                                "no-referrer"))
                .withCookies(List.of(cookie))
                .build();
    }
}
