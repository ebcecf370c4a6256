package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.OA;
import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/platforms/zalo.md §2.5 and §4. */
class ReadingEndpointsTest {
    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void detailsHaveEveryDocumentedField() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");

        JsonNode data = detail(USER).path("data");

        assertThat(data.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "user_id",
                        "user_id_by_app",
                        "user_external_id",
                        "display_name",
                        "user_alias",
                        "is_sensitive",
                        "user_last_interaction_date",
                        "user_is_follower",
                        "avatar",
                        "avatars",
                        "dynamic_param",
                        "tags_and_notes_info",
                        "shared_info");
        assertThat(data.path("user_id").asText()).isEqualTo(USER);
        assertThat(data.path("display_name").asText()).isEqualTo("Minh Khánh");
        assertThat(data.path("user_last_interaction_date").asText()).isEqualTo("09/10/2025");
        assertThat(data.path("user_is_follower").isBoolean()).isTrue();
        assertThat(data.path("shared_info").path("phone")).isEqualTo(ZaloClient.parse("0"));
        assertThat(fixture.client.bytes(data.path("avatars").path("240").asText()))
                .asString()
                .startsWith("<svg")
                .contains("MK");
    }

    @Test
    void submittedFormShowsInTheDetails() throws Exception {
        fixture.client.post(
                "/simulator/users/" + USER + "/events",
                "{\"event_name\":\"user_submit_info\",\"info\":{\"name\":\"Khách Mẫu\",\"phone\":\"84000000000\"}}");

        JsonNode shared = detail(USER).path("data").path("shared_info");

        assertThat(shared.path("name").asText()).isEqualTo("Khách Mẫu");
        assertThat(shared.path("phone").asText()).isEqualTo("84000000000");
    }

    @Test
    void strangersAreNotShown() throws Exception {
        assertThat(detail(STRANGER).path("error").asInt()).isEqualTo(-213);
        assertThat(detail("3999999999999999999").path("error").asInt()).isEqualTo(-213);
        assertThat(fixture.client.get("/v3.0/oa/user/detail?data=x").path("error").asInt())
                .isEqualTo(-201);

        fixture.client.customerWrites(STRANGER, "Xin chào");
        assertThat(detail(STRANGER).path("error").asInt(-1)).isZero();
    }

    @Test
    void legacyProfileHasEnded() throws Exception {
        assertThat(
                        fixture.client
                                .query("/v2.0/oa/getprofile", "{\"user_id\":\"" + USER + "\"}")
                                .path("error")
                                .asInt())
                .isEqualTo(-235);
    }

    @Test
    void accountIsShownUnderBothSpellingsOfItsId() throws Exception {
        JsonNode data = fixture.client.get("/v2.0/oa/getoa").path("data");

        assertThat(data.path("oa_id").asText()).isEqualTo(OA);
        assertThat(data.path("oaid").asText()).isEqualTo(OA);
        assertThat(data.path("name").asText()).isEqualTo("Cửa hàng Mẫu");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    {"offset":0,"count":50}; 3
                    {"offset":1,"count":1}; 1
                    {"offset":0,"count":50,"is_follower":true}; 2
                    {"offset":0,"count":50,"is_follower":"false"}; 1
                    {"offset":0,"count":50,"last_interaction_period":"TODAY"}; 2
                    {"offset":0,"count":50,"last_interaction_period":"YESTERDAY"}; 0
                    {"offset":0,"count":50,"last_interaction_period":"L7D"}; 2
                    """)
    void listIsFilteredAndPaged(String data, int users) throws Exception {
        fixture.client.customerWrites(STRANGER, "Xin chào");

        JsonNode answer = fixture.client.query("/v3.0/oa/user/getlist", data);

        assertThat(answer.path("data").path("users")).hasSize(users);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    /v3.0/oa/user/getlist;  {"offset":0,"count":51}; -210
                    /v3.0/oa/user/getlist;  {"count":5}; -201
                    /v2.0/oa/listrecentchat; {"offset":0,"count":11}; -210
                    /v2.0/oa/listrecentchat; {"offset":-1,"count":5}; -201
                    /v2.0/oa/listrecentchat; nonsense; -201
                    /v2.0/oa/conversation; {"user_id":"3000000000000000003","offset":0,"count":11}; -210
                    /v2.0/oa/conversation; {"offset":0,"count":5}; -201
                    /v2.0/oa/conversation; {"user_id":"7","offset":0,"count":5}; -213
                    """)
    void pagesHaveLimits(String path, String data, int code) throws Exception {
        assertThat(fixture.client.query(path, data).path("error").asInt()).isEqualTo(code);
    }

    @Test
    void recentChatsAreMessagesNewestFirst() throws Exception {
        fixture.client.customerWrites(USER, "Một 🙂");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.client.customerDoes(
                STRANGER, "{\"type\":\"image\",\"url\":\"https://example.com/2.jpg\"}");
        fixture.clock.advance(Duration.ofSeconds(1));
        String sent = fixture.client.sendText(USER, "Ba").path("data").path("message_id").asText();

        JsonNode rows =
                fixture.client
                        .query("/v2.0/oa/listrecentchat", "{\"offset\":0,\"count\":10}")
                        .path("data");

        assertThat(rows.findValuesAsText("message")).containsExactly("Ba", "", "Một 🙂");
        assertThat(rows.path(0))
                .isEqualTo(
                        ZaloClient.parse(
                                """
                                {"src":0,"time":1760000002000,"sent_time":"15:53:22 09/10/2025",
                                 "from_id":"2000000000000000002","from_display_name":"Cửa hàng Mẫu",
                                 "from_avatar":"%1$s/avatars/2000000000000000002.svg",
                                 "to_id":"3000000000000000003","to_display_name":"Minh Khánh",
                                 "to_avatar":"%1$s/avatars/3000000000000000003.svg",
                                 "message_id":"%2$s","type":"text","message":"Ba"}\
                                """
                                        .formatted(fixture.zalo.address(), sent)));
        assertThat(rows.path(1).path("src").asInt()).isEqualTo(1);
        assertThat(rows.path(1).path("type").asText()).isEqualTo("photo");
        assertThat(rows.path(1).path("url").asText()).isEqualTo("https://example.com/2.jpg");
    }

    @Test
    void pagingMeetsEveryMessageOnce() throws Exception {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            written.add(fixture.client.customerWrites(USER, "Tin " + i));
            fixture.client.customerWrites(STRANGER, "Khác " + i);
        }

        List<String> read = new ArrayList<>();
        for (int offset = 0; offset < 15; offset += 5) {
            String data = "{\"user_id\":\"" + USER + "\",\"offset\":" + offset + ",\"count\":5}";
            read.addAll(
                    fixture.client
                            .query("/v2.0/oa/conversation", data)
                            .findValuesAsText("message_id"));
        }

        assertThat(read).isEqualTo(written.reversed());
    }

    @Test
    void quotaIsTold() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");

        for (String version : List.of("v3.0", "v2.0")) {
            String path = "/" + version + "/oa/quota/message";
            JsonNode own = fixture.client.post(path, "{\"user_id\":\"" + USER + "\"}");
            assertThat(own.path("data").path(0).path("remain"))
                    .isEqualTo(ZaloClient.parse("\"8\""));
            assertThat(
                            fixture.client
                                    .post(path, "{\"user_id\":\"" + STRANGER + "\"}")
                                    .path("error")
                                    .asInt())
                    .isEqualTo(-213);
            assertThat(
                            fixture.client
                                    .post(
                                            path,
                                            "{\"quota_owner\":\"OA\",\"product_type\":\"cs\",\"quota_type\":\"sub_quota\"}")
                                    .path("data")
                                    .path(0)
                                    .path("quota_type")
                                    .asText())
                    .isEqualTo("sub_quota");
        }
    }

    private JsonNode detail(String user) throws Exception {
        return fixture.client.query("/v3.0/oa/user/detail", "{\"user_id\":\"" + user + "\"}");
    }
}
