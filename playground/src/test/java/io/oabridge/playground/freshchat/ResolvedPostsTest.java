package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ResolvedPostsTest {
    @ParameterizedTest
    @CsvSource({
        "REOPEN,               false, 200",
        "REOPEN,               true,  200",
        "REFUSE_WHEN_REPLACED, false, 200",
        "REFUSE_WHEN_REPLACED, true,  400",
        "REFUSE,               false, 400",
        "REFUSE,               true,  400"
    })
    void aPostToAResolvedConversation(ResolvedPosts setting, boolean newer, int status) {
        try (Scene scene = Scene.start(settings -> settings.withResolvedPosts(setting))) {
            String user = scene.user("zalo:1:2");
            String old = scene.conversation(user);
            scene.put("/v2/conversations/" + old, "{\"status\":\"resolved\"}");
            if (newer) {
                scene.open(Scene.CHANNEL, user, "alo");
            }

            Scene.Answer answer = scene.say(old, "user", user, "còn đó không");

            assertThat(answer.status()).isEqualTo(status);
            if (status == 400) {
                assertThat(answer.json().path("message").asText())
                        .contains("not the latest conversation");
            }
            assertThat(status(scene, old)).isEqualTo(status == 200 ? "new" : "resolved");
        }
    }

    @Test
    void aUserReopensWithALineAnEventAndThenTheMessage() {
        try (Scene scene = Scene.start()) {
            String user = scene.user("zalo:1:2");
            String id = scene.conversation(user);
            scene.post("/simulator/conversations/" + id + "/resolve", "");
            scene.receiver().next("conversation_resolution");
            scene.clock().pass(Duration.ofMillis(5));

            scene.say(id, "user", user, "còn đó không");

            JsonNode line = scene.receiver().next().message();
            JsonNode event = scene.receiver().next().json();
            Receiver.Delivery message = scene.receiver().next();
            assertThat(line.at("/meta_data/isReopen").asBoolean()).isTrue();
            assertThat(line.path("actor_type").asText()).isEqualTo("agent");
            assertThat(event.path("action").asText()).isEqualTo("conversation_reopen");
            assertThat(event.at("/data/reopen/reopener").asText()).isEqualTo("user");
            assertThat(event.at("/data/reopen/conversation/status").asText()).isEqualTo("reopened");
            assertThat(message.text()).isEqualTo("còn đó không");
            assertThat(message.message().path("interaction_id").asText())
                    .endsWith("-1772424306125");
        }
    }

    @Test
    void aPrivateNoteLeavesAResolvedConversationResolved() {
        try (Scene scene = Scene.start()) {
            String id = scene.conversation(scene.user("zalo:1:2"));
            scene.put("/v2/conversations/" + id, "{\"status\":\"resolved\"}");

            Scene.Answer answer =
                    scene.post(
                            "/v2/conversations/" + id + "/messages",
                            Scene.message(
                                    "agent",
                                    FreshchatSettings.NOTE_AUTHOR_ID,
                                    "private",
                                    "{\"text\":{\"content\":\"không gửi được\"}}"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(status(scene, id)).isEqualTo("resolved");
        }
    }

    @ParameterizedTest
    @EnumSource(ResolvedPosts.class)
    void theFaultForcesANewConversation(ResolvedPosts setting) {
        try (Scene scene = Scene.start(settings -> settings.withResolvedPosts(setting))) {
            String user = scene.user("zalo:1:2");
            String old = scene.conversation(user);
            scene.fault("{\"kind\":\"resolved-conversation\"}");

            Scene.Answer first = scene.say(old, "user", user, "một");
            scene.put("/v2/conversations/" + old, "{\"status\":\"new\"}");
            Scene.Answer again = scene.say(old, "user", user, "một");
            String replacement =
                    scene.open(Scene.CHANNEL, user, "một").json().path("conversation_id").asText();
            Scene.Answer next = scene.say(replacement, "user", user, "hai");

            assertThat(first.json().path("message").asText())
                    .contains("not the latest conversation");
            assertThat(again.status()).isEqualTo(400);
            assertThat(next.status()).isEqualTo(200);
        }
    }

    private static String status(Scene scene, String conversation) {
        return scene.get("/v2/conversations/" + conversation).json().path("status").asText();
    }
}
