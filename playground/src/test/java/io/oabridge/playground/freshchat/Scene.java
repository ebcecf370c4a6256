package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A simulated account, a receiver of its webhooks, and a plain HTTP client. */
final class Scene implements AutoCloseable {
    static final String CHANNEL = FreshchatSettings.defaults().channelId();
    static final String EMAIL_CHANNEL = "0d000000-0000-4000-8000-000000000009";

    private static final WebhookKey KEY = WebhookKey.generate();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiver receiver = Receiver.start();
    private final StillClock clock = new StillClock();
    private final SimulatedFreshchat freshchat;

    private Scene(UnaryOperator<FreshchatSettings> changes) {
        freshchat =
                SimulatedFreshchat.start(
                        changes.apply(
                                FreshchatSettings.defaults()
                                        .withPort(0)
                                        .withClock(clock)
                                        .withWebhook(receiver.address())
                                        .withWebhookRetries(List.of())),
                        KEY);
    }

    static Scene start() {
        return start(settings -> settings);
    }

    static Scene start(UnaryOperator<FreshchatSettings> changes) {
        return new Scene(changes);
    }

    SimulatedFreshchat freshchat() {
        return freshchat;
    }

    Receiver receiver() {
        return receiver;
    }

    StillClock clock() {
        return clock;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer upload(String path, String field, String name, String type, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                "--frontier\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nnot it\r\n"
                        + "--frontier\r\nContent-Disposition: form-data; name=\""
                        + field
                        + "\"; filename=\""
                        + name
                        + "\"\r\nContent-Type: "
                        + type
                        + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--frontier--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .setHeader("Content-Type", "multipart/form-data; boundary=frontier")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A request with the right token, which the test may change. */
    HttpRequest.Builder request(String path) {
        URI uri = URI.create(path.startsWith("http") ? path : freshchat.address() + path);
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer playground-freshchat-token")
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void fault(String body) {
        assertThat(post("/simulator/faults", body).status()).isEqualTo(200);
    }

    /** Creates a user and answers the id. */
    String user(String reference) {
        return post(
                        "/v2/users",
                        """
                        {"first_name":"Minh Khánh","last_name":"Zalo","reference_id":"%s",
                         "avatar":{"url":"https://avatar.example.invalid/1.jpg"},
                         "properties":[{"name":"external_user_provider","value":"zalo"}]}\
                        """
                                .formatted(reference))
                .json()
                .path("id")
                .asText();
    }

    /** Opens a conversation with one text of the user, takes its webhook, and answers the id. */
    String conversation(String userId) {
        Answer answer = open(CHANNEL, userId, "alo shop ơi");
        assertThat(answer.status()).isEqualTo(200);
        receiver.next("message_create");
        return answer.json().path("conversation_id").asText();
    }

    Answer open(String channel, String userId, String text) {
        return post(
                "/v2/conversations",
                """
                {"status":"new","channel_id":"%s","users":[{"id":"%s"}],"messages":[%s]}\
                """
                        .formatted(channel, userId, message("user", userId, text)));
    }

    Answer say(String conversation, String actorType, String actorId, String text) {
        return post(
                "/v2/conversations/" + conversation + "/messages",
                message(actorType, actorId, text));
    }

    static String message(String actorType, String actorId, String text) {
        return message(actorType, actorId, "normal", "{\"text\":{\"content\":\"" + text + "\"}}");
    }

    static String message(String actorType, String actorId, String type, String parts) {
        return """
        {"message_parts":[%s],"message_type":"%s","actor_type":"%s","actor_id":"%s"}\
        """
                .formatted(parts, type, actorType, actorId);
    }

    @Override
    public void close() {
        freshchat.close();
        receiver.close();
        client.shutdownNow();
    }

    /** What came back. */
    static final class Answer {
        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        int status() {
            return response.statusCode();
        }

        HttpHeaders headers() {
            return response.headers();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body().clone();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                JsonNode json = JSON.readTree(response.body());
                return json == null ? MissingNode.getInstance() : json;
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }
    }
}
