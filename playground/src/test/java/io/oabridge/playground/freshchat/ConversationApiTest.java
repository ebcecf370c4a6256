package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationApiTest {
    private static final String AGENT = FreshchatSettings.AGENT_ID;
    private static final String GROUP = "09000000-0000-4000-8000-000000000006";

    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aConversationStartsWithItsFirstMessage() {
        JsonNode created = scene.open(Scene.CHANNEL, user, "alo shop ơi").json();

        assertThat(created.path("conversation_id").asText()).hasSize(36);
        assertThat(created.path("conversation_internal_id").isIntegralNumber()).isTrue();
        assertThat(created.path("app_id").asText())
                .isEqualTo("0a000000-0000-4000-8000-000000000001");
        assertThat(created.path("status").asText()).isEqualTo("new");
        assertThat(created.path("channel_id").asText()).isEqualTo(Scene.CHANNEL);
        assertThat(created.path("user_id").asText()).isEqualTo(user);
        assertThat(created.path("messages")).hasSize(1);
        assertThat(created.path("messages").path(0).path("id").asText()).hasSize(36);
        assertThat(scene.receiver().next().message()).isEqualTo(created.path("messages").path(0));
    }

    @Test
    void bothIdsLeadToTheConversation() {
        JsonNode created = scene.open(Scene.CHANNEL, user, "alo").json();

        JsonNode byGuid = read(created.path("conversation_id").asText());
        JsonNode byNumber = read(created.path("conversation_internal_id").asText());

        assertThat(byNumber).isEqualTo(byGuid);
        assertThat(byGuid.path("conversation_id")).isEqualTo(created.path("conversation_id"));
        assertThat(scene.get("/v2/conversations/other").json().path("status").asText())
                .isEqualTo("CONVERSATION_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400|{"users":[{"id":"$user"}],"messages":[$message]}
                    400|{"channel_id":"other","users":[{"id":"$user"}],"messages":[$message]}
                    404|{"channel_id":"$channel","users":[],"messages":[$message]}
                    404|{"channel_id":"$channel","users":[{"id":"other"}],"messages":[$message]}
                    400|{"channel_id":"$channel","users":[{"id":"$user"}],"messages":[]}
                    400|{"channel_id":"$channel","users":[{"id":"$user"}],"messages":[{}]}
                    400|{"channel_id":"$channel","users":[{"id":"$user"}],"messages":[$foreign]}
                    400|{"channel_id":"$channel","users":[{"id":"$user"}],"messages":[$message],"properties":[]}
                    """)
    void anIncompleteConversationIsRefusedAndNotMade(int status, String body) {
        String filled =
                body.replace("$user", user)
                        .replace("$channel", Scene.CHANNEL)
                        .replace("$message", Scene.message("user", user, "alo"))
                        .replace("$foreign", Scene.message("user", "other", "alo"));

        Scene.Answer answer = scene.post("/v2/conversations", filled);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asInt()).isEqualTo(status);
        assertThat(scene.get("/simulator/inbox").json().path("conversations")).isEmpty();
    }

    @Test
    void anAgentMayStartAConversationForAGroup() {
        JsonNode created =
                scene.post(
                                "/v2/conversations",
                                """
                                {"channel_id":"%s","users":[{"id":"%s"}],"messages":[%s],
                                 "assigned_group_id":"%s","properties":{"priority":"Low"}}\
                                """
                                        .formatted(
                                                Scene.CHANNEL,
                                                user,
                                                Scene.message("agent", AGENT, "chào anh"),
                                                GROUP))
                        .json();

        assertThat(created.path("assigned_group_id").asText()).isEqualTo(GROUP);
        assertThat(created.path("properties").path("priority").asText()).isEqualTo("Low");
        scene.receiver().next("message_create");
        JsonNode assignment = scene.receiver().next("conversation_assignment").json();
        assertThat(assignment.at("/data/assignment/to_group_id").asText()).isEqualTo(GROUP);
        assertThat(assignment.at("/data/assignment/from_group_id").asText()).isEmpty();
    }

    @Test
    void assigningNeedsAnAgentAndFiresAWebhook() {
        String id = scene.conversation(user);

        Scene.Answer nobody = change(id, "{\"status\":\"assigned\"}");
        Scene.Answer stranger =
                change(id, "{\"status\":\"assigned\",\"assigned_agent_id\":\"other\"}");
        Scene.Answer agent =
                change(id, "{\"status\":\"assigned\",\"assigned_agent_id\":\"" + AGENT + "\"}");

        assertThat(nobody.status()).isEqualTo(400);
        assertThat(stranger.json().path("status").asText()).isEqualTo("AGENT_NOT_FOUND");
        assertThat(agent.json().path("status").asText()).isEqualTo("assigned");
        JsonNode assignment =
                scene.receiver().next("conversation_assignment").json().at("/data/assignment");
        assertThat(assignment.path("to_agent_id").asText()).isEqualTo(AGENT);
        assertThat(assignment.path("from_agent_id").asText()).isEmpty();
        assertThat(assignment.at("/conversation/status").asText()).isEqualTo("assigned");
        assertThat(assignment.at("/conversation/assigned_org_agent_id").asText())
                .isEqualTo("1000000000000000003");
    }

    @Test
    void aBlankAgentUnassigns() {
        String id = scene.conversation(user);
        change(id, "{\"assigned_agent_id\":\"" + AGENT + "\"}");

        JsonNode changed = change(id, "{\"assigned_agent_id\":\" \"}").json();

        assertThat(changed.has("assigned_agent_id")).isFalse();
    }

    @Test
    void resolvingAndReopeningFireALineAndAnEventEach() {
        String id = scene.conversation(user);

        change(id, "{\"status\":\"resolved\"}");
        change(id, "{\"status\":\"reopened\"}");

        JsonNode resolvedLine = scene.receiver().next().message();
        JsonNode resolved = scene.receiver().next("conversation_resolution").json();
        JsonNode reopenLine = scene.receiver().next().message();
        JsonNode reopened = scene.receiver().next("conversation_reopen").json();
        assertThat(resolvedLine.at("/meta_data/isResolved").asBoolean()).isTrue();
        assertThat(resolvedLine.path("actor_type").asText()).isEqualTo("agent");
        assertThat(resolvedLine.path("message_source").asText()).isEqualTo("system");
        assertThat(resolvedLine.has("message_type")).isFalse();
        assertThat(resolved.at("/data/resolve/conversation/status").asText()).isEqualTo("resolved");
        assertThat(resolved.at("/data/resolve/user/id").asText()).isEqualTo(user);
        assertThat(reopenLine.at("/meta_data/isReopen").asBoolean()).isTrue();
        assertThat(reopenLine.path("message_type").asText()).isEqualTo("system");
        assertThat(reopened.at("/data/reopen/reopener_id").asText()).isEqualTo(AGENT);
        assertThat(read(id).path("status").asText()).isEqualTo("reopened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":[{\"name\":\"priority\",\"value\":\"Low\"}]}",
                "{\"properties\":{\"priority\":\"Huge\"}}",
                "{\"properties\":{\"cf_unknown\":\"x\"}}",
                "{\"status\":\"open\"}",
                "[]",
                "no json"
            })
    void aChangeOfTheWrongShapeIsRefused(String body) {
        String id = scene.conversation(user);

        Scene.Answer answer = change(id, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("Conversation payload not valid");
    }

    @Test
    void propertiesAreKeptWhenTheirFieldsExist() {
        String id = scene.conversation(user);

        change(id, "{\"properties\":{\"cf_source\":\"zalo\",\"priority\":\"High\"}}");

        assertThat(read(id).at("/properties/cf_source").asText()).isEqualTo("zalo");
        assertThat(scene.get("/v2/conversations/fields").json().findValuesAsText("name"))
                .containsExactly("priority", "cf_source");
    }

    @Test
    void statusesWithSpacesAreOpenOnes() {
        String id = scene.conversation(user);

        assertThat(
                        change(id, "{\"status\":\"waiting on customer\"}")
                                .json()
                                .path("status")
                                .asText())
                .isEqualTo("waiting on customer");
        assertThat(scene.say(id, "user", user, "còn đó không").status()).isEqualTo(200);
    }

    @Test
    void anEmailChannelDeliversATextAndAnswers400() {
        Scene.Answer answer = scene.open(Scene.EMAIL_CHANNEL, user, "alo");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("EmailFragment");
        assertThat(scene.receiver().next().text()).isEqualTo("alo");
    }

    private Scene.Answer change(String id, String body) {
        return scene.put("/v2/conversations/" + id, body);
    }

    private JsonNode read(String id) {
        return scene.get("/v2/conversations/" + id).json();
    }
}
