package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountApiTest {
    private final Scene scene = Scene.start();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theChannelOfThePlaygroundIsAChatChannelAndNotTheOnlyOne() {
        JsonNode channels = scene.get("/v2/channels").json().path("channels");

        assertThat(channels.findValuesAsText("source")).containsExactly("FRESHCHAT", "EMAIL");
        assertThat(channels.path(0).path("id").asText()).isEqualTo(Scene.CHANNEL);
    }

    @Test
    void agentsHaveNamesAndOneIsTheBridges() {
        JsonNode agents = scene.get("/v2/agents?page=1&items_per_page=50").json().path("agents");
        JsonNode agent = scene.get("/v2/agents/0c000000-0000-4000-8000-000000000003").json();

        assertThat(agent.path("first_name").asText()).isEqualTo("Lan");
        assertThat(agent.path("last_name").asText()).isEqualTo("Anh");
        assertThat(agents).contains(agent);
        assertThat(agents.findValuesAsText("id")).contains("0c000000-0000-4000-8000-0000000000a1");
        assertThat(scene.get("/v2/agents/nobody").json().path("status").asText())
                .isEqualTo("AGENT_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"/v2/agents/status,statuses", "/v2/groups,groups", "/v2/roles,roles"})
    void theRestOfTheAccountIsListed(String path, String name) {
        assertThat(scene.get(path).json().path(name)).isNotEmpty();
    }

    @Test
    void theConfigurationTellsTheAppId() {
        assertThat(scene.get("/v2/accounts/configuration").json().path("app_id").asText())
                .isEqualTo("0a000000-0000-4000-8000-000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic playground-freshchat-token", "Bearer"})
    void aCallWithoutTheTokenIsA401WithTheBodyOfEveryError(String authorization) {
        HttpRequest.Builder request = scene.request("/v2/agents").GET();
        request.setHeader("Authorization", authorization);

        Scene.Answer answer = scene.send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("code").asInt()).isEqualTo(401);
        assertThat(answer.json().path("status").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.json().path("message").asText()).isNotEmpty();
    }

    @Test
    void everyAnswerCarriesTheHeadersOfTheApi() {
        for (String path : new String[] {"/v2/agents", "/v2/agents/nobody", "/v2/nothing/here"}) {
            Scene.Answer answer = scene.get(path);

            assertThat(answer.header("X-Trace-ID")).hasSize(36);
            assertThat(answer.header("X-Server-Processing-Time-MS")).isEqualTo("0");
            assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("100000");
            assertThat(answer.header("X-RateLimit-Reset")).isEqualTo("1772424360");
        }
        assertThat(scene.get("/v2/agents").header("X-RateLimit-Remaining")).isEqualTo("99996");
    }

    @Test
    void anUnknownPathIsA404InTheWordsOfTheApi() {
        Scene.Answer answer = scene.get("/v2/conversations");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asInt()).isEqualTo(404);
    }

    @Test
    void thePlansRateLimitHoldsForAMinute() {
        try (Scene small = Scene.start(settings -> settings.withCallsPerMinute(1))) {
            small.get("/v2/agents");

            Scene.Answer limited = small.get("/v2/agents");
            small.clock().pass(Duration.ofSeconds(54));
            Scene.Answer later = small.get("/v2/agents");

            assertThat(limited.status()).isEqualTo(429);
            assertThat(limited.header("Retry-After")).isEqualTo("54");
            assertThat(limited.header("X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(limited.json().path("code").asInt()).isEqualTo(429);
            assertThat(later.status()).isEqualTo(200);
        }
    }
}
