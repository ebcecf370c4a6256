package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    /**
     * A text to be saved as a file. It travels as base64, so that nothing on the way reads, shows
     * or changes it.
     */
    static APIGatewayV2HTTPResponse download(String name, String text) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(
                        Map.of(
                                "Content-Type", "text/plain; charset=utf-8",
                                "Content-Disposition", disposition(name),
                                "Cache-Control", "private, max-age=3600",
                                "Content-Security-Policy", "default-src 'none'; sandbox",
                                "Referrer-Policy", "no-referrer",
                                "X-Content-Type-Options", "nosniff",
                                "X-Robots-Tag", "noindex"))
                .withIsBase64Encoded(true)
                .withBody(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** The name twice (RFC 6266): in plain letters for old browsers, and as it is. */
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\""
                + plain
                + "\"; filename*=UTF-8''"
                + whole.replace("*", "%2A");
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
