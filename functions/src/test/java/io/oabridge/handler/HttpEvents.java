package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as the HTTP API hands them over, payload format 2.0. */
final class HttpEvents {
    static final String HOST = "bridge.example";

    private HttpEvents() {}

    static APIGatewayV2HTTPEvent post(String body, Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }

    /** The same bytes, sent the way API Gateway sends what it takes for binary. */
    static APIGatewayV2HTTPEvent postBinary(byte[] body, Map<String, String> headers) {
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(headers)
                .withBody(Base64.getEncoder().encodeToString(body))
                .withIsBase64Encoded(true)
                .build();
    }

    static APIGatewayV2HTTPEvent postBinary(String body, Map<String, String> headers) {
        return postBinary(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A form that was filled in, as API Gateway hands over what a browser posts. */
    static APIGatewayV2HTTPEvent form(String path, Map<String, String> fields, String... cookies) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        APIGatewayV2HTTPEvent event =
                postBinary(body, Map.of("content-type", "application/x-www-form-urlencoded"));
        event.setRawPath(path);
        event.setCookies(List.of(cookies));
        event.setRequestContext(
                RequestContext.builder()
                        .withDomainName(HOST)
                        .withHttp(RequestContext.Http.builder().withMethod("POST").build())
                        .build());
        return event;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static APIGatewayV2HTTPEvent get(String path, Map<String, String> query, String... cookies) {
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withQueryStringParameters(query)
                .withCookies(List.of(cookies))
                .withRequestContext(RequestContext.builder().withDomainName(HOST).build())
                .build();
    }
}
