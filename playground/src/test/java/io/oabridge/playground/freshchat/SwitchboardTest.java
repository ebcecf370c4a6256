package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SwitchboardTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode NONE = MissingNode.getInstance();

    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");
    private final String conversation = scene.conversation(user);
    private final String path = "/simulator/conversations/" + conversation;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theInboxShowsWhoWroteWhat() {
        JsonNode row = inbox().path(0);

        assertThat(row.path("id").asText()).isEqualTo(conversation);
        assertThat(row.path("status").asText()).isEqualTo("new");
        assertThat(row.path("channelId").asText()).isEqualTo(Scene.CHANNEL);
        assertThat(row.at("/user/id").asText()).isEqualTo(user);
        assertThat(row.at("/user/name").asText()).isEqualTo("Minh Khánh Zalo");
        assertThat(row.at("/user/avatar").asText())
                .isEqualTo("https://avatar.example.invalid/1.jpg");
        assertThat(row.at("/user/properties/external_user_provider").asText()).isEqualTo("zalo");
        assertThat(row.path("lastText").asText()).isEqualTo("alo shop ơi");
        assertThat(row.path("unread").asInt()).isEqualTo(1);
        assertThat(row.path("updated").asLong()).isEqualTo(StillClock.START.toEpochMilli());
    }

    @Test
    void theInboxIsNewestFirst() {
        scene.clock().pass(Duration.ofSeconds(1));
        String second = scene.conversation(scene.user("zalo:1:3"));
        assertThat(ids()).containsExactly(second, conversation);

        scene.clock().pass(Duration.ofSeconds(1));
        scene.say(conversation, "user", user, "còn đó không");

        assertThat(ids()).containsExactly(conversation, second);
    }

    @Test
    void aReplyOfAnAgentFiresAWebhookFromTheWeb() {
        JsonNode shown = reply("{\"text\":\"Dạ, em chào anh 😊\"}").json().path("message");

        Receiver.Delivery delivery = scene.receiver().next();

        assertThat(delivery.text()).isEqualTo("Dạ, em chào anh 😊");
        assertThat(delivery.message().path("message_source").asText()).isEqualTo("web");
        assertThat(delivery.message().path("message_type").asText()).isEqualTo("normal");
        assertThat(delivery.message().path("actor_id").asText())
                .isEqualTo(FreshchatSettings.AGENT_ID);
        assertThat(shown.path("actorName").asText()).isEqualTo("Lan Anh");
        assertThat(inbox().path(0).path("unread").asInt()).isZero();
    }

    @Test
    void aPrivateReplyOfANamedAgentIsANote() {
        reply(
                """
                {"text":"khách VIP","private":true,
                 "agentId":"0c000000-0000-4000-8000-000000000004"}\
                """);

        JsonNode message = messages().path(1);

        assertThat(scene.receiver().next().message().path("message_type").asText())
                .isEqualTo("private");
        assertThat(message.path("private").asBoolean()).isTrue();
        assertThat(message.path("actorName").asText()).isEqualTo("Quốc Bảo");
        assertThat(reply("{\"text\":\"a\",\"agentId\":\"other\"}").status()).isEqualTo(404);
        assertThat(reply("{}").status()).isEqualTo(400);
    }

    @Test
    void aBotRepliesWithButtons() {
        reply(
                """
                {"bot":true,"text":"Chọn:","message_parts":[
                   {"url_button":{"label":"Xem","url":"https://shop.example.invalid"}}],
                 "reply_parts":[{"collection":{"sub_parts":[{"quick_reply_button":{"label":"Có"}}]}}]}
                """);

        assertThat(scene.receiver().next().message().path("actor_type").asText()).isEqualTo("bot");
        assertThat(messages().path(1).path("parts"))
                .extracting(part -> part.path("type").asText() + ":" + part.path("text").asText())
                .containsExactly("text:Chọn:", "url_button:Xem", "quick_reply_button:Có");
    }

    @Test
    void aConversationIsShownOldestFirstWithItsStatusLines() {
        assertThat(scene.post(path + "/resolve", "").json().path("status").asText())
                .isEqualTo("resolved");
        scene.post(path + "/resolve", "");
        assertThat(scene.post(path + "/reopen", "").json().path("status").asText())
                .isEqualTo("reopened");

        JsonNode all = messages();

        assertThat(all)
                .extracting(m -> m.path("actor").asText())
                .containsExactly("user", "agent", "agent");
        assertThat(all)
                .extracting(m -> m.path("status").asBoolean())
                .containsExactly(false, true, true);
        assertThat(all.path(1).at("/parts/0/text").asText())
                .isEqualTo("Conversation was marked resolved by Lan Anh");
        assertThat(all.path(0).path("time").asLong()).isEqualTo(StillClock.START.toEpochMilli());
    }

    @Test
    void readingTakesTheUnreadCountAway() {
        assertThat(scene.post(path + "/read", "").json().path("unread").asInt()).isZero();
        assertThat(scene.post("/simulator/conversations/other/read", "").status()).isEqualTo(404);
    }

    @Test
    void anAgentMayStartAConversationWithoutAMessage() {
        Scene.Answer byReference =
                scene.post("/simulator/conversations", "{\"referenceId\":\"zalo:1:2\"}");
        Scene.Answer byId = scene.post("/simulator/conversations", "{\"userId\":\"" + user + "\"}");

        assertThat(byReference.status()).isEqualTo(201);
        assertThat(byId.json().at("/user/id").asText()).isEqualTo(user);
        assertThat(ids()).hasSize(3);
        assertThat(scene.post("/simulator/conversations", "{}").status()).isEqualTo(404);
    }

    @Test
    void theStateCountsCallsAndContents() {
        scene.say(conversation, "user", user, "một");
        scene.say(conversation, "user", user, "hai");

        JsonNode state = scene.get("/simulator/state").json();

        assertThat(state.path("users").asInt()).isEqualTo(1);
        assertThat(state.path("conversations").asInt()).isEqualTo(1);
        assertThat(state.path("messages").asInt()).isEqualTo(3);
        assertThat(state.path("calls").path("POST /v2/conversations/{id}/messages").asInt())
                .isEqualTo(2);
        assertThat(state.path("calls").path("POST /v2/users").asInt()).isEqualTo(1);
    }

    @Test
    void thePageHearsOfEverythingLive() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(scene.freshchat().address() + "/simulator/events"))
                        .build();
        try (BufferedReader events =
                new BufferedReader(
                        new InputStreamReader(
                                client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                                        .body(),
                                StandardCharsets.UTF_8))) {
            line(events); // the listener is in once its first line is here
            String id =
                    scene.say(conversation, "agent", FreshchatSettings.AGENT_ID, "chào anh")
                            .json()
                            .path("id")
                            .asText();

            Map<String, JsonNode> heard = new HashMap<>();
            while (!heard.keySet().containsAll(Set.of("message", "conversation", "api"))
                    || !heard.getOrDefault("webhook", NONE).path("messageId").asText().equals(id)) {
                String line = line(events);
                if (line.startsWith("event: ")) {
                    heard.put(
                            line.substring("event: ".length()),
                            JSON.readTree(line(events).substring("data: ".length())));
                }
            }

            assertThat(of(heard, "message").path("conversationId").asText())
                    .isEqualTo(conversation);
            assertThat(of(heard, "message").at("/message/parts/0/text").asText())
                    .isEqualTo("chào anh");
            assertThat(of(heard, "conversation").path("lastText").asText()).isEqualTo("chào anh");
            assertThat(of(heard, "api").path("method").asText()).isEqualTo("POST");
            assertThat(of(heard, "api").path("status").asInt()).isEqualTo(200);
            assertThat(of(heard, "webhook").path("status").asInt()).isEqualTo(200);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void theDeliveriesAreListedOldestFirst() {
        String message =
                scene.say(conversation, "agent", FreshchatSettings.AGENT_ID, "một")
                        .json()
                        .path("id")
                        .asText();
        scene.say(conversation, "agent", FreshchatSettings.AGENT_ID, "hai");
        scene.receiver().next();
        scene.receiver().next(); // a lane's next delivery starts once the one before is listed

        JsonNode webhook = scene.get("/simulator/webhooks").json().path("webhooks").path(1);

        assertThat(webhook.path("action").asText()).isEqualTo("message_create");
        assertThat(webhook.path("conversationId").asText()).isEqualTo(conversation);
        assertThat(webhook.path("messageId").asText()).isEqualTo(message);
        assertThat(webhook.path("status").asInt()).isEqualTo(200);
        assertThat(webhook.path("repetition").asInt()).isZero();
    }

    private static JsonNode of(Map<String, JsonNode> heard, String type) {
        return heard.getOrDefault(type, NONE);
    }

    private static String line(BufferedReader events) throws IOException {
        String line = events.readLine();
        if (line == null) {
            throw new IOException("the stream of events ended");
        }
        return line;
    }

    private Scene.Answer reply(String body) {
        return scene.post(path + "/reply", body);
    }

    private JsonNode inbox() {
        return scene.get("/simulator/inbox").json().path("conversations");
    }

    private List<String> ids() {
        return inbox().valueStream().map(row -> row.path("id").asText()).toList();
    }

    private JsonNode messages() {
        return scene.get(path + "/messages").json().path("messages");
    }
}
