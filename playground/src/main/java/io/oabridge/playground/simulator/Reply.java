package io.oabridge.playground.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An answer of a simulated platform. */
public final class Reply {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(
                status,
                "application/json; charset=utf-8",
                body.toString().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    public static Reply html(int status, String body) {
        return text(status, "text/html; charset=utf-8", body);
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body.clone(), Map.of());
    }

    public static Reply redirect(String location) {
        return new Reply(302, "text/plain", new byte[0], Map.of("Location", location));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }

    public int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return headers;
    }
}
