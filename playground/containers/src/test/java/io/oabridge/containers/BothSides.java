package io.oabridge.containers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.playground.Playground;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The customer's phone and the agent's inbox, through the simulated platforms' own APIs. */
final class BothSides {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OA = "2000000000000000002";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Playground playground;

    BothSides(Playground playground) {
        this.playground = playground;
    }

    void newCustomer(String id) {
        var _ =
                post(
                        playground.zaloAddress() + "/simulator/users",
                        "{\"id\":\"" + id + "\",\"name\":\"Lan\"}");
    }

    void customerWrites(String customer, String text) {
        var _ =
                post(
                        playground.zaloAddress() + "/simulator/users/" + customer + "/messages",
                        JSON.createObjectNode().put("text", text).toString());
    }

    /** The customer's conversation, once the bridge has opened it. */
    String conversationOf(String customer) {
        String reference = URLEncoder.encode("zalo:" + OA + ":" + customer, StandardCharsets.UTF_8);
        String user =
                eventually(
                        () ->
                                freshchat("/users?reference_id=" + reference)
                                        .at("/users/0/id")
                                        .asText(),
                        id -> !id.isEmpty());
        return eventually(
                () ->
                        freshchat("/users/" + user + "/conversations")
                                .at("/conversations/0/id")
                                .asText(),
                id -> !id.isEmpty());
    }

    /** What agents have read of the customer, oldest first, once there is so much of it. */
    List<String> agentsRead(String conversation, int count) {
        return eventually(
                () ->
                        texts(
                                        freshchat(
                                                        "/conversations/"
                                                                + conversation
                                                                + "/messages?items_per_page=50")
                                                .path("messages"),
                                        "actor_type",
                                        "user",
                                        "/message_parts/0/text/content")
                                .reversed(),
                texts -> texts.size() >= count);
    }

    void agentWrites(String conversation, String text) {
        var message = JSON.createObjectNode();
        message.putArray("message_parts").addObject().putObject("text").put("content", text);
        message.put("message_type", "normal")
                .put("actor_type", "agent")
                .put("actor_id", "0c000000-0000-4000-8000-000000000003");
        var _ =
                send(
                        authorised("/conversations/" + conversation + "/messages")
                                .POST(BodyPublishers.ofString(message.toString())));
    }

    /** What the customer has read of the account, oldest first, once there is so much of it. */
    List<String> customerRead(String customer, int count) {
        String data =
                URLEncoder.encode(
                        "{\"user_id\":\"" + customer + "\",\"offset\":0,\"count\":10}",
                        StandardCharsets.UTF_8);
        return eventually(
                () -> {
                    String token =
                            playground
                                    .storedTokens()
                                    .orElseThrow()
                                    .pair()
                                    .access()
                                    .secret()
                                    .reveal();
                    JsonNode rows =
                            send(HttpRequest.newBuilder(
                                                    URI.create(
                                                            playground.zaloAddress()
                                                                    + "/v2.0/oa/conversation?data="
                                                                    + data))
                                            .header("access_token", token))
                                    .path("data");
                    return texts(rows, "src", "0", "/message").reversed();
                },
                texts -> texts.size() >= count);
    }

    /** The status with which the bridge answers a webhook nobody signed rightly. */
    int wronglySigned() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(playground.address() + "/webhooks/zalo"))
                        .header("X-ZEvent-Signature", "mac=" + "0".repeat(64))
                        .POST(BodyPublishers.ofString("{\"app_id\":\"1\",\"timestamp\":\"1\"}"))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From now on the simulated Zalo sends so many webhooks twice. */
    void duplicateWebhooks(int count) {
        var _ =
                post(
                        playground.zaloAddress() + "/simulator/faults",
                        "{\"kind\":\"duplicate-webhook\",\"count\":" + count + "}");
    }

    private static List<String> texts(JsonNode rows, String field, String value, String pointer) {
        Stream<JsonNode> all = StreamSupport.stream(rows.spliterator(), false);
        return all.filter(row -> row.path(field).asText().equals(value))
                .map(row -> row.at(pointer).asText())
                .toList();
    }

    private JsonNode freshchat(String path) {
        return send(authorised(path));
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(URI.create(playground.freshchatAddress() + path))
                .header("Authorization", "Bearer playground-freshchat-token")
                .header("Content-Type", "application/json");
    }

    private JsonNode post(String address, String json) {
        return send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return JSON.readTree(
                    http.send(
                                    request.timeout(Duration.ofSeconds(20)).build(),
                                    BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T eventually(Supplier<T> question, Predicate<T> enough) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(question::get, enough);
    }
}
