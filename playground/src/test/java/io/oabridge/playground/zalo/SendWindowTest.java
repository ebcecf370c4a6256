package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/platforms/zalo.md §2.4. The access token outlives the windows here by being refreshed. */
class SendWindowTest {
    private String lastRefreshToken = ZaloClient.FIRST_REFRESH_TOKEN;

    @ParameterizedTest
    @CsvSource({
        "FUNDED, PT0S, 0, true",
        "FUNDED, PT48H, 0, true",
        "FUNDED, PT48H0.001S, 0, false",
        "FUNDED, PT168H, 0, false",
        "FUNDED, PT168H0.001S, -230, false",
        "NOT_LINKED, PT48H, 0, true",
        "NOT_LINKED, PT48H0.001S, -320, false",
        "NOT_LINKED, PT168H0.001S, -230, false",
        "OUT_OF_MONEY, PT48H, 0, true",
        "OUT_OF_MONEY, PT72H, -321, false"
    })
    void windowDependsOnTheLastInteraction(
            ZaloSettings.Zca zca, Duration later, int code, boolean free) throws Exception {
        try (ZaloFixture fixture = new ZaloFixture(it -> it.withZca(zca))) {
            fixture.client.customerWrites(USER, "Xin chào");
            fixture.clock.advance(later);
            refresh(fixture);

            JsonNode answer = fixture.client.sendText(USER, "Chào bạn");

            assertThat(answer.path("error").asInt(-1)).isEqualTo(code);
            assertThat(answer.path("data").has("quota")).isEqualTo(free);
        }
    }

    @Test
    void newMessageOpensTheWindowAgain() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            fixture.client.customerWrites(USER, "Xin chào");
            fixture.clock.advance(Duration.ofDays(8));
            refresh(fixture);
            assertThat(error(fixture, USER)).isEqualTo(-230);

            fixture.client.customerWrites(USER, "Còn đó không?");
            assertThat(error(fixture, USER)).isZero();
        }
    }

    @Test
    void peopleWithoutInteractionCannotBeWrittenTo() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            assertThat(error(fixture, "3999999999999999999")).isEqualTo(-213);
            assertThat(error(fixture, STRANGER)).isEqualTo(-213);
            fixture.client.post("/simulator/users/" + STRANGER + "/follow", "{}");
            assertThat(error(fixture, STRANGER)).isEqualTo(-232);
        }
    }

    @Test
    void pageCanMoveTheLastInteraction() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            long tenDaysAgo = SettableClock.START.minus(Duration.ofDays(10)).toEpochMilli();
            fixture.client.post(
                    "/simulator/users",
                    "{\"id\":\"" + USER + "\",\"lastInteraction\":" + tenDaysAgo + "}");
            assertThat(error(fixture, USER)).isEqualTo(-230);
        }
    }

    @Test
    void zbsTemplateNeedsNoWindow() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            String template = "\"template_id\":\"7\",\"template_data\":{}}";
            String path = "/v3.0/oa/message/template";
            String known = "{\"user_id\":\"" + USER + "\",";
            String unknown = "{\"user_id\":\"" + STRANGER + "\",";

            assertThat(fixture.client.post(path, known + template).path("error").asInt(-1))
                    .isZero();
            assertThat(fixture.hooks.next().event()).isEqualTo("oa_send_template");
            assertThat(fixture.client.post(path, unknown + template).path("error").asInt())
                    .isEqualTo(-213);
            assertThat(fixture.client.post(path, known + "\"x\":1}").path("error").asInt())
                    .isEqualTo(-201);
        }
    }

    @Test
    void promotionWaitsForTheMorning() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            assertThat(promotion(fixture, "promotion")).isZero();
            assertThat(promotion(fixture, "transaction_order")).isEqualTo(-233);
            fixture.clock.advance(Duration.ofHours(7)); // 22:53 in Vietnam
            assertThat(promotion(fixture, "promotion")).isEqualTo(-234);
            fixture.clock.advance(Duration.ofHours(8));
            assertThat(promotion(fixture, "promotion")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"promotion", "transaction"})
    void oldTemplatesAreWithdrawnInMarch2026(String kind) throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            fixture.clock.advance(Duration.ofDays(60));
            refresh(fixture);
            fixture.clock.advance(Duration.ofDays(85));
            refresh(fixture);

            assertThat(fixture.client.post("/v3.0/oa/message/" + kind, "{}").path("error").asInt())
                    .isEqualTo(-233);
        }
    }

    private void refresh(ZaloFixture fixture) throws Exception {
        JsonNode pair = fixture.client.refresh(lastRefreshToken);
        lastRefreshToken = pair.path("refresh_token").asText();
        fixture.client.header("access_token", pair.path("access_token").asText());
    }

    private static int error(ZaloFixture fixture, String user) throws Exception {
        return fixture.client.sendText(user, "Chào bạn").path("error").asInt(-1);
    }

    private static int promotion(ZaloFixture fixture, String type) throws Exception {
        return fixture.client
                .post(
                        "/v3.0/oa/message/promotion",
                        "{\"recipient\":{\"user_id\":\""
                                + USER
                                + "\"},\"message\":{\"attachment\":{\"type\":\"template\",\"payload\":"
                                + "{\"template_type\":\""
                                + type
                                + "\",\"elements\":[{\"type\":\"header\",\"content\":\"x\"}]}}}}")
                .path("error")
                .asInt(-1);
    }
}
