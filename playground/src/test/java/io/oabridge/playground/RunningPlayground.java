package io.oabridge.playground;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.EnvironmentKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One playground for all journeys of this JVM, and the words in which journeys speak to it: HTTP
 * and nothing else.
 */
final class RunningPlayground {
    static final String OA = "2000000000000000002";
    static final String MINH_KHANH = "3000000000000000003";
    static final ObjectMapper JSON = new ObjectMapper();

    /** Only an installation with a name writes metrics, and what they say is tested as well. */
    static final String INSTALLATION = "journeys";

    private static final RunningPlayground SHARED = new RunningPlayground();

    final Playground playground = started();
    final String bridge = playground.address();
    final String zalo = playground.zaloAddress();
    final String freshchat = playground.freshchatAddress();
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningPlayground() {
        Runtime.getRuntime().addShutdownHook(new Thread(playground::close));
    }

    private static Playground started() {
        System.setProperty(EnvironmentKey.INSTALLATION.variable(), INSTALLATION);
        return Playground.start(
                Options.defaults()
                        .with(Option.PORT, "0")
                        .with(Option.ZALO_PORT, "0")
                        .with(Option.FRESHCHAT_PORT, "0")
                        .with(Option.RETRY_MAX_DELAY, "1"),
                line -> {});
    }

    static RunningPlayground shared() {
        return SHARED;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(HttpRequest.Builder request) {
        return json(send(request).body());
    }

    JsonNode get(String address) {
        return json(HttpRequest.newBuilder(URI.create(address)));
    }

    JsonNode post(String address, String body) {
        return json(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Freshchat's API, as a client with the account's token. */
    JsonNode freshchatGet(String path) {
        return json(freshchatRequest(path));
    }

    JsonNode freshchatPost(String path, JsonNode body) {
        return json(
                freshchatRequest(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Zalo's API, as the app with the token that is valid now. */
    JsonNode zaloGet(String path) {
        String token = playground.storedTokens().orElseThrow().pair().access().secret().reveal();
        return json(HttpRequest.newBuilder(URI.create(zalo + path)).header("access_token", token));
    }

    /** What the OA and the customer said to each other, oldest first, from Zalo's own history. */
    List<JsonNode> zaloHistory(String customer) {
        List<JsonNode> rows = new ArrayList<>();
        for (int offset = 0; ; offset += 10) {
            String data =
                    "{\"user_id\":\"" + customer + "\",\"offset\":" + offset + ",\"count\":10}";
            JsonNode page =
                    zaloGet(
                                    "/v2.0/oa/conversation?data="
                                            + URLEncoder.encode(data, StandardCharsets.UTF_8))
                            .path("data");
            page.forEach(rows::addFirst);
            if (page.size() < 10) {
                return rows;
            }
        }
    }

    /** Texts the customer got from the OA, oldest first. */
    List<String> textsFromOa(String customer) {
        return zaloHistory(customer).stream()
                .filter(row -> row.path("src").asInt() == 0)
                .map(row -> row.path("message").asText())
                .toList();
    }

    /** A customer writes on the phone. */
    void customerWrites(String customer, String text) {
        post(
                zalo + "/simulator/users/" + customer + "/messages",
                JSON.createObjectNode().put("text", text).toString());
    }

    String newCustomer(String id, String name) {
        post(
                zalo + "/simulator/users",
                JSON.createObjectNode().put("id", id).put("name", name).toString());
        return id;
    }

    /** The helpdesk user that stands for a customer, once there is one. */
    JsonNode helpdeskUser(String customer) {
        String reference = "zalo:" + OA + ":" + customer;
        return eventually(
                () ->
                        freshchatGet(
                                        "/users?reference_id="
                                                + URLEncoder.encode(
                                                        reference, StandardCharsets.UTF_8))
                                .path("users")
                                .path(0),
                user -> user.path("reference_id").asText().equals(reference));
    }

    /** The newest conversation of a customer, once there is one. */
    String conversationOf(String customer) {
        String user = helpdeskUser(customer).path("id").asText();
        return eventually(
                () ->
                        freshchatGet("/users/" + user + "/conversations")
                                .path("conversations")
                                .path(0)
                                .path("id")
                                .asText(),
                id -> !id.isEmpty());
    }

    /** Everything in a conversation, oldest first. */
    List<JsonNode> conversation(String id) {
        List<JsonNode> messages = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer =
                    freshchatGet(
                            "/conversations/"
                                    + id
                                    + "/messages?page="
                                    + page
                                    + "&items_per_page=50");
            answer.path("messages").forEach(messages::addFirst);
            if (answer.path("link").isMissingNode()) {
                return messages;
            }
        }
    }

    List<String> textsFromCustomer(String conversation) {
        return conversation(conversation).stream()
                .filter(message -> message.path("actor_type").asText().equals("user"))
                .map(message ->
                        message.path("message_parts").path(0).path("text").path("content").asText())
                .toList();
    }

    List<String> notesIn(String conversation) {
        return conversation(conversation).stream()
                .filter(message -> message.path("message_type").asText().equals("private"))
                .map(message ->
                        message.path("message_parts").path(0).path("text").path("content").asText())
                .toList();
    }

    /** An agent answers, as any client of Freshchat's API can. */
    void agentWrites(String conversation, String text) {
        var message = JSON.createObjectNode();
        message.putArray("message_parts").addObject().putObject("text").put("content", text);
        message.put("message_type", "normal")
                .put("actor_type", "agent")
                .put("actor_id", "0c000000-0000-4000-8000-000000000003");
        freshchatPost("/conversations/" + conversation + "/messages", message);
    }

    HttpResponse<String> zaloWebhook(byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(bridge + "/webhooks/zalo"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Zalo's signature, computed here once more so that the bridge cannot agree with itself. */
    static Map<String, String> signed(byte[] body, String timestamp) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("1000000000000000001".getBytes(StandardCharsets.UTF_8));
            sha.update(body);
            sha.update(timestamp.getBytes(StandardCharsets.UTF_8));
            sha.update("neutral-oa-secret-key".getBytes(StandardCharsets.UTF_8));
            return Map.of("X-ZEvent-Signature", "mac=" + HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the functions counted something, such as {@code WEBHOOK_DROPPED unsigned}. */
    long counted(String what) {
        return get(bridge + "/playground/counters").path(what).asLong();
    }

    /** How many webhooks were ever taken into a queue. */
    long enqueued() {
        return counted("WEBHOOK_ACCEPTED TO_HELPDESK") + counted("WEBHOOK_ACCEPTED TO_MESSENGER");
    }

    void fault(String simulator, String json) {
        post(simulator + "/simulator/faults", json);
    }

    String freshchatSimulator() {
        return freshchat.substring(0, freshchat.length() - "/v2".length());
    }

    static <T> T eventually(Supplier<T> question, Predicate<T> enough) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(question::get, enough);
    }

    private HttpRequest.Builder freshchatRequest(String path) {
        return HttpRequest.newBuilder(URI.create(freshchat + path))
                .header("Authorization", "Bearer playground-freshchat-token")
                .header("Content-Type", "application/json");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + text, e);
        }
    }
}
