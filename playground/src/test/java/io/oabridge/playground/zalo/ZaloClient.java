package io.oabridge.playground.zalo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the simulator as any program would: over HTTP, knowing only the documentation. */
final class ZaloClient implements AutoCloseable {
    static final String USER = "3000000000000000003";
    static final String STRANGER = "3000000000000000029";
    static final String OA = "2000000000000000002";
    static final String FIRST_TOKEN = "playground-access-token";
    static final String FIRST_REFRESH_TOKEN = "playground-refresh-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, String> headers = new HashMap<>();

    ZaloClient(String address) {
        this.address = address;
        headers.put("access_token", FIRST_TOKEN);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** From now on sent with every call; an empty value sends none. */
    void header(String name, String value) {
        headers.remove(name);
        if (!value.isEmpty()) {
            headers.put(name, value);
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return parse(fetch(path).body());
    }

    /** A reading endpoint with its {@code data} parameter. */
    JsonNode query(String path, String data) throws IOException, InterruptedException {
        return get(path + "?data=" + encode(data));
    }

    HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return parse(postRaw(path, json).body());
    }

    HttpResponse<String> postRaw(String path, String json)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    HttpResponse<String> form(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** The token endpoint with the app's right id and secret. */
    JsonNode token(Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("app_id", "1000000000000000001");
        headers.putIfAbsent("secret_key", "neutral-app-secret");
        return parse(form("/v4/oa/access_token", all).body());
    }

    JsonNode refresh(String token) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    JsonNode upload(String kind, String fileName, byte[] content)
            throws IOException, InterruptedException {
        return parse(uploadPart(kind, "file", fileName, content));
    }

    String uploadPart(String kind, String part, String fileName, byte[] content)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String name = fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"";
        body.writeBytes(
                utf8(
                        "--cut\r\nContent-Disposition: form-data; name=\""
                                + part
                                + "\""
                                + name
                                + "\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--cut--\r\n"));
        return send(request("/v2.0/oa/upload/" + kind)
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build())
                .body();
    }

    byte[] bytes(String url) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    JsonNode sendText(String userId, String text) throws IOException, InterruptedException {
        return send(userId, JSON.createObjectNode().put("text", text).toString());
    }

    /** A consultation message. */
    JsonNode send(String userId, String message) throws IOException, InterruptedException {
        return post(
                "/v3.0/oa/message/cs",
                "{\"recipient\":{\"user_id\":\"" + userId + "\"},\"message\":" + message + "}");
    }

    /** What the customer writes on the phone; the message's id. */
    String customerWrites(String userId, String text) throws IOException, InterruptedException {
        return customerDoes(userId, JSON.createObjectNode().put("text", text).toString());
    }

    String customerDoes(String userId, String json) throws IOException, InterruptedException {
        return post("/simulator/users/" + userId + "/messages", json).path("msg_id").asText();
    }

    JsonNode fault(String json) throws IOException, InterruptedException {
        return post("/simulator/faults", json);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        headers.forEach(request::header);
        return request;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
