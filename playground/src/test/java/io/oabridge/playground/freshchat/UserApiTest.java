package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserApiTest {
    private final Scene scene = Scene.start();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aCreatedUserIsFoundByItsReferenceId() {
        Scene.Answer created =
                scene.post(
                        "/v2/users",
                        """
                        {"first_name":"Lan","reference_id":"zalo:1:2","id":"mine",
                         "properties":[{"name":"external_user_provider","value":"zalo"}]}\
                        """);

        JsonNode found = scene.get("/v2/users?reference_id=zalo:1:2").json();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("id").asText()).hasSize(36);
        assertThat(found.path("users")).containsExactly(created.json());
        assertThat(found.path("users").path(0).path("created_time").asText())
                .isEqualTo("2026-03-02T04:05:06.120Z");
        assertThat(found.path("pagination").path("total_items").asInt()).isEqualTo(1);
        assertThat(scene.get("/v2/users?reference_id=zalo:1:3").json().path("users")).isEmpty();
    }

    @Test
    void aReferenceIdIsNotUnique() {
        String first = scene.user("zalo:1:2");
        String second = scene.user("zalo:1:2");

        JsonNode users = scene.get("/v2/users?reference_id=zalo:1:2").json().path("users");

        assertThat(users.findValuesAsText("id")).containsExactly(first, second);
    }

    @Test
    void anAccountMayRefuseASecondUserOfTheSameReference() {
        try (Scene strict = Scene.start(settings -> settings.withUniqueReferenceIds(true))) {
            strict.user("zalo:1:2");

            Scene.Answer again = strict.post("/v2/users", "{\"reference_id\":\"zalo:1:2\"}");

            assertThat(again.status()).isEqualTo(409);
            assertThat(again.json().path("code").asInt()).isEqualTo(409);
        }
    }

    @Test
    void usersAreFilteredByEveryField() {
        scene.post("/v2/users", "{\"first_name\":\"Lan\",\"email\":\"lan@example.invalid\"}");
        scene.post("/v2/users", "{\"first_name\":\"Bảo\",\"phone\":\"0900000000\"}");

        assertThat(names("email=lan%40example.invalid")).containsExactly("Lan");
        assertThat(names("phone=0900000000")).containsExactly("Bảo");
        assertThat(names("first_name=B%E1%BA%A3o")).containsExactly("Bảo");
        assertThat(names("first_name=Lan&phone=0900000000")).isEmpty();
    }

    @Test
    void usersAreFilteredByTime() {
        scene.post("/v2/users", "{\"first_name\":\"early\"}");
        scene.clock().pass(Duration.ofMinutes(1));
        String late = scene.user("late");
        scene.clock().pass(Duration.ofMinutes(1));
        scene.put("/v2/users/" + late, "{\"first_name\":\"late\"}");

        assertThat(names("created_from=2026-03-02T04:06:00Z")).containsExactly("late");
        assertThat(names("created_to=2026-03-02T04:06:00.000Z")).containsExactly("early");
        assertThat(names("updated_from=2026-03-02T04:07:00Z")).containsExactly("late");
        assertThat(names("updated_to=2026-03-02T04:07:00Z")).containsExactly("early");
        assertThat(scene.get("/v2/users?created_from=yesterday").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?page=1", "?first_name=a&items_per_page=51", "?email=a&page=0"})
    void aSearchWithoutFilterOrWithImpossiblePagesIsRefused(String query) {
        Scene.Answer answer = scene.get("/v2/users" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("status").asText()).isEqualTo("INVALID_VALUE");
    }

    @Test
    void pagesAndLinksLeadThroughASortedList() {
        for (String email :
                List.of("b@example.invalid", "a@example.invalid", "c@example.invalid")) {
            scene.post("/v2/users", "{\"first_name\":\"Lan\",\"email\":\"" + email + "\"}");
        }
        String query = "?first_name=Lan&items_per_page=2&sort_by=email&sort_order=desc";

        JsonNode first = scene.get("/v2/users" + query).json();
        JsonNode second =
                scene.get(first.path("links").path("next_page").path("href").asText()).json();

        assertThat(first.path("users").findValuesAsText("email"))
                .containsExactly("c@example.invalid", "b@example.invalid");
        assertThat(second.path("users").findValuesAsText("email"))
                .containsExactly("a@example.invalid");
        assertThat(second.path("pagination").path("current_page").asInt()).isEqualTo(2);
        assertThat(second.path("pagination").path("total_pages").asInt()).isEqualTo(2);
        assertThat(second.path("links").has("next_page")).isFalse();
        assertThat(second.path("links").has("previous_page")).isTrue();
        assertThat(scene.get("/v2/users" + query + "&page=3").json().path("status").asText())
                .isEqualTo("WRONG_PAGE");
    }

    @Test
    void anUpdateAnswersAnEmptyBodyAndReplacesTheProperties() {
        String id = scene.user("zalo:1:2");

        Scene.Answer answer =
                scene.put(
                        "/v2/users/" + id,
                        "{\"properties\":[{\"name\":\"plan\",\"value\":\"gold\"}]}");

        JsonNode user = scene.get("/v2/users/" + id).json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        assertThat(user.path("properties").findValuesAsText("name")).containsExactly("plan");
        assertThat(user.path("first_name").asText()).isEqualTo("Minh Khánh");
    }

    @Test
    void anAccountMayAnswerAnUpdateWithTheUser() {
        try (Scene other = Scene.start(settings -> settings.withUpdateAnswersUser(true))) {
            String id = other.user("zalo:1:2");

            Scene.Answer answer = other.put("/v2/users/" + id, "{\"first_name\":\"Lan\"}");

            assertThat(answer.json().path("first_name").asText()).isEqualTo("Lan");
        }
    }

    @Test
    void severalUsersAreFetchedAtOnce() {
        String first = scene.user("zalo:1:2");
        String second = scene.user("zalo:1:3");

        JsonNode users =
                scene.post(
                                "/v2/users/fetch",
                                "{\"ids\":[\"%s\",\"nobody\",\"%s\"]}".formatted(second, first))
                        .json()
                        .path("users");

        assertThat(users.findValuesAsText("id")).containsExactly(second, first);
        assertThat(scene.post("/v2/users/fetch", "{}").status()).isEqualTo(400);
    }

    @Test
    void aDeletedUserIsGone() {
        String id = scene.user("zalo:1:2");

        assertThat(scene.delete("/v2/users/" + id).status()).isEqualTo(202);

        assertThat(scene.get("/v2/users/" + id).status()).isEqualTo(404);
        assertThat(scene.put("/v2/users/" + id, "{}").status()).isEqualTo(404);
        assertThat(scene.delete("/v2/users/" + id).json().path("status").asText())
                .isEqualTo("USER_NOT_FOUND");
    }

    @Test
    void onlyIdsOfTheConversationsOfAUserAreTold() {
        String user = scene.user("zalo:1:2");
        String conversation = scene.conversation(user);
        scene.conversation(scene.user("zalo:1:3"));

        Scene.Answer answer = scene.get("/v2/users/" + user + "/conversations");

        assertThat(answer.text())
                .isEqualTo("{\"conversations\":[{\"id\":\"" + conversation + "\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"properties\":{\"a\":\"b\"}}",
                "{\"properties\":[{\"a\":\"b\"}]}",
                "{\"avatar\":\"https://avatar.example.invalid/1.jpg\"}"
            })
    void aUserOfTheWrongShapeIsRefused(String body) {
        assertThat(scene.post("/v2/users", body).status()).isEqualTo(400);
    }

    private List<String> names(String query) {
        return scene.get("/v2/users?" + query).json().path("users").findValuesAsText("first_name");
    }
}
