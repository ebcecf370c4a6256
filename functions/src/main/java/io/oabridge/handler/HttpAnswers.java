package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.connect.PageAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few shapes of HTTP answers the bridge gives. */
final class HttpAnswers {
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

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
                .withHeaders(
                        Map.of(
                                "Content-Type", "text/html; charset=utf-8",
                                "Cache-Control", "no-store",
                                "Content-Security-Policy", policy(html),
                                "Referrer-Policy", "no-referrer",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(html)
                .build();
    }

    /** A page, or the way to another one. */
    static APIGatewayV2HTTPResponse of(PageAnswer answer) {
        APIGatewayV2HTTPResponse response =
                answer.location().isEmpty()
                        ? page(answer.status(), answer.html())
                        : redirect(answer.status(), answer.location());
        if (!answer.cookies().isEmpty()) {
            response.setCookies(answer.cookies());
        }
        return response;
    }

    /** Only the page's own style counts, and forms go nowhere but here; nothing else is loaded. */
    private static String policy(String html) {
        Matcher style = STYLE.matcher(html);
        return "default-src 'none'; style-src "
                + (style.find() ? "'sha256-" + sha256(style.group(1)) + "'" : "'none'")
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

    private static APIGatewayV2HTTPResponse redirect(int status, String location) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Location",
                                location,
                                "Cache-Control",
                                "no-store",
                                "Referrer-Policy",
                                "no-referrer"))
                .build();
    }
}
