package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultTest {
    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");
    private final String conversation = scene.conversation(user);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anErrorIsAnsweredAsOftenAsAskedAndDoesNothing() {
        scene.fault(
                """
                {"kind":"error-code","code":503,"status":"UNAVAILABLE","message":"busy","count":2,
                 "path":"/v2/conversations"}\
                """);

        Scene.Answer elsewhere = scene.get("/v2/agents");
        Scene.Answer first = scene.say(conversation, "user", user, "một");
        Scene.Answer second = scene.say(conversation, "user", user, "hai");
        Scene.Answer third = scene.say(conversation, "user", user, "ba");

        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(first.text())
                .isEqualTo("{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"busy\"}");
        assertThat(first.status()).isEqualTo(503);
        assertThat(second.status()).isEqualTo(503);
        assertThat(third.status()).isEqualTo(200);
        assertThat(scene.receiver().next().text()).isEqualTo("ba");
    }

    @Test
    void aReplacedTokenIsRefusedUntilTheSwitchIsCleared() {
        scene.fault("{\"kind\":\"token-replaced\"}");

        assertThat(scene.get("/v2/agents").status()).isEqualTo(401);
        assertThat(scene.get("/v2/agents").status()).isEqualTo(401);

        scene.delete("/simulator/faults");
        assertThat(scene.get("/v2/agents").status()).isEqualTo(200);
    }

    @Test
    void thePortalAnswersAPageWith200() {
        scene.fault("{\"kind\":\"html-answer\"}");

        Scene.Answer answer = scene.get("/v2/agents");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("<!doctype html>");
    }

    @Test
    void aConversationMayBeCreatedWithAFailedMessage() {
        scene.fault("{\"kind\":\"failed-message\"}");

        Scene.Answer answer = scene.open(Scene.CHANNEL, user, "alo");

        JsonNode message = answer.json().path("messages").path(0);
        String id = answer.json().path("conversation_id").asText();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(message.path("status").asText()).isEqualTo("Failed");
        assertThat(message.path("error_message").asText()).isNotEmpty();
        assertThat(scene.get("/v2/conversations/" + id + "/messages").json().path("messages"))
                .isEmpty();
    }

    @Test
    void aLostAnswerHadItsEffect() {
        scene.fault("{\"kind\":\"answer-lost\",\"path\":\"/v2/conversations\"}");

        assertThatThrownBy(() -> scene.say(conversation, "user", user, "một"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(scene.receiver().next().text()).isEqualTo("một");
    }

    @Test
    void theFaultsOfEveryHttpApiWorkToo() {
        scene.fault("{\"kind\":\"rate-limited\",\"retryAfterSeconds\":7}");
        scene.fault("{\"kind\":\"http-status\",\"status\":502,\"path\":\"/v2/groups\"}");

        Scene.Answer limited = scene.get("/v2/agents");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("7");
        assertThat(scene.get("/v2/groups").status()).isEqualTo(502);
        assertThat(
                        scene.get("/simulator/state")
                                .json()
                                .path("calls")
                                .path("GET /v2/groups")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void everyFaultOfThisPlatformIsListed() {
        assertThat(scene.get("/simulator/faults").json().path("kinds"))
                .extracting(JsonNode::asText)
                .contains(
                        "error-code",
                        "resolved-conversation",
                        "token-replaced",
                        "html-answer",
                        "duplicate-webhook",
                        "reordered-webhooks",
                        "webhook-unsigned",
                        "webhook-bad-signature",
                        "file-without-url");
    }
}
