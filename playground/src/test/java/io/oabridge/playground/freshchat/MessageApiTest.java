package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageApiTest {
    private static final String AGENT = FreshchatSettings.AGENT_ID;

    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");
    private final String conversation = scene.conversation(user);
    private final String path = "/v2/conversations/" + conversation + "/messages";

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theSmallestWorkingBodyPostsAsTheUser() {
        JsonNode message =
                scene.post(
                                path,
                                """
                                {"message_parts":[{"text":{"content":"alo"}}],
                                 "actor_type":"user","actor_id":"%s"}\
                                """
                                        .formatted(user))
                        .json();

        assertThat(message.path("message_type").asText()).isEqualTo("normal");
        assertThat(message.path("message_source").asText()).isEqualTo("api");
        assertThat(message.path("conversation_id").asText()).isEqualTo(conversation);
        assertThat(message.path("freshchat_conversation_id").isTextual()).isTrue();
        assertThat(message.path("freshchat_channel_id").asText()).isEqualTo("600004");
        assertThat(message.path("interaction_id").asText()).matches("\\d{15}-1772424306120");
        assertThat(message.path("created_time").asText()).isEqualTo("2026-03-02T04:05:06.120Z");
    }

    @Test
    void emojiAndCombiningMarksComeBackExactly() {
        String text = "Tiê\u0301ng Việt e\u0302\u0323 👩‍👩‍👧 😊 \u200d";

        scene.say(conversation, "user", user, text);

        assertThat(scene.receiver().next().text()).isEqualTo(text);
        assertThat(texts(scene.get(path))).first().isEqualTo(text);
    }

    @Test
    void messagesAreReadNewestFirstInPages() {
        for (int i = 1; i <= 4; i++) {
            scene.say(conversation, "user", user, "tin " + i);
        }

        List<String> read = new ArrayList<>();
        Scene.Answer page = scene.get(path + "?items_per_page=2");
        read.addAll(texts(page));
        int pages = 1;
        while (page.json().has("link")) {
            page = scene.get(page.json().at("/link/href").asText());
            read.addAll(texts(page));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(read).containsExactly("tin 4", "tin 3", "tin 2", "tin 1", "alo shop ơi");
        assertThat(texts(scene.get(path + "?page=9"))).isEmpty();
        assertThat(scene.get(path + "?items_per_page=51").status()).isEqualTo(400);
        assertThat(scene.get(path + "?items_per_page=50").status()).isEqualTo(200);
    }

    @Test
    void fromTimeIsInclusiveAndStaysInTheLink() {
        scene.clock().pass(Duration.ofSeconds(1));
        scene.say(conversation, "user", user, "một");
        scene.say(conversation, "user", user, "hai");

        Scene.Answer page =
                scene.get(path + "?items_per_page=1&from_time=2026-03-02T04:05:07.120Z");
        Scene.Answer next = scene.get(page.json().at("/link/href").asText());

        assertThat(texts(page)).containsExactly("hai");
        assertThat(texts(next)).containsExactly("một");
        assertThat(next.json().has("link")).isFalse();
        assertThat(scene.get(path + "?from_time=soon").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "user,other,normal,400",
        "user,,normal,400",
        "agent,other,normal,404",
        "robot,x,normal,400",
        "agent,0c000000-0000-4000-8000-000000000003,system,400",
        "user,$user,private,400",
        "bot,,normal,200",
        "system,,normal,200",
        "agent,0c000000-0000-4000-8000-000000000003,private,200"
    })
    void actorAndTypeOfAMessageAreChecked(String type, String id, String messageType, int status) {
        String actor = id == null ? "" : id.replace("$user", user);

        Scene.Answer answer =
                scene.post(
                        path,
                        Scene.message(
                                type, actor, messageType, "{\"text\":{\"content\":\"alo\"}}"));

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aBotsMessageIsStoredAsTheSystems() {
        assertThat(
                        scene.say(conversation, "bot", "", "xin chào")
                                .json()
                                .path("actor_type")
                                .asText())
                .isEqualTo("system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":{\"content\":\"a\"},\"image\":{\"url\":\"b\"}}",
                "{\"sticker\":{}}",
                "{\"text\":\"a\"}",
                "{\"text\":{}}",
                "{\"file\":{}}",
                "{\"file\":{\"fileHash\":\"unknown\"}}",
                "5"
            })
    void aPartHasExactlyOneKnownKeyWithSomethingInIt(String part) {
        Scene.Answer answer = scene.post(path, Scene.message("user", user, "normal", part));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("status").asText()).isEqualTo("INVALID_VALUE");
        assertThat(texts(scene.get(path))).hasSize(1);
    }

    @Test
    void aMessageNeedsParts() {
        assertThat(scene.post(path, Scene.message("user", user, "normal", "")).status())
                .isEqualTo(400);
        assertThat(scene.post(path, "not json").status()).isEqualTo(400);
        assertThat(scene.say("other", "user", user, "alo").status()).isEqualTo(404);
    }

    @Test
    void buttonsBelowAMessageAreKept() {
        JsonNode message =
                scene.post(
                                path,
                                """
                                {"message_parts":[{"text":{"content":"Chọn:"}}],
                                 "reply_parts":[{"collection":{"sub_parts":[
                                   {"quick_reply_button":{"label":"Có"}}]}}],
                                 "actor_type":"agent","actor_id":"%s"}\
                                """
                                        .formatted(AGENT))
                        .json();

        assertThat(message.at("/reply_parts/0/collection/sub_parts/0/quick_reply_button/label"))
                .hasToString("\"Có\"");
    }

    private static List<String> texts(Scene.Answer answer) {
        return answer.json().path("messages").findValuesAsText("content");
    }
}
