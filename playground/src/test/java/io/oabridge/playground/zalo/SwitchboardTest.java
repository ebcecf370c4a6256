package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.playground.simulator.PortTaken;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchboardTest {
    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readyUsersAreListed() throws Exception {
        JsonNode users = fixture.client.get("/simulator/users").path("users");

        assertThat(users).hasSizeGreaterThan(3);
        JsonNode first = users.path(0);
        assertThat(first.path("id").asText()).isEqualTo(USER);
        assertThat(first.path("name").asText()).isEqualTo("Minh Khánh");
        assertThat(first.path("follower").asBoolean()).isTrue();
        assertThat(first.path("lastInteraction").isNumber()).isTrue();
        assertThat(users.path(1).path("lastInteraction").isNull()).isTrue();
        assertThat(fixture.client.bytes(first.path("avatar").asText())).asString().contains("MK");
    }

    @Test
    void newUserCanWriteAndBeAnswered() throws Exception {
        fixture.client.post(
                "/simulator/users", "{\"id\":\"9007199254740993123\",\"name\":\"Đặng <Ý>\"}");
        fixture.client.customerWrites("9007199254740993123", "Xin chào");

        assertThat(
                        fixture.client
                                .sendText("9007199254740993123", "Chào bạn")
                                .path("data")
                                .path("user_id")
                                .asText())
                .isEqualTo("9007199254740993123");
        JsonNode generated = fixture.client.post("/simulator/users", "{\"name\":\"Không id\"}");
        assertThat(generated.path("id").asText()).matches("3\\d{18}");
    }

    @Test
    void messagesOfBothSidesAreListedOldestFirst() throws Exception {
        String first = fixture.client.customerWrites(USER, "Xin chào");
        fixture.client.customerDoes(
                USER,
                "{\"type\":\"file\",\"url\":\"https://example.com/a.pdf\",\"name\":\"a.pdf\",\"quote\":\""
                        + first
                        + "\"}");
        fixture.client.sendText(USER, "Chào bạn");
        fixture.client.post(
                "/simulator/oa-manager/" + USER + "/messages", "{\"text\":\"Bằng tay\"}");
        fixture.client.customerWrites(STRANGER, "Người khác");

        JsonNode messages =
                fixture.client.get("/simulator/users/" + USER + "/messages").path("messages");

        assertThat(messages.findValuesAsText("from")).containsExactly("user", "user", "oa", "oa");
        assertThat(messages.findValuesAsText("text"))
                .containsExactly("Xin chào", "", "Chào bạn", "Bằng tay");
        assertThat(messages.findValuesAsText("admin"))
                .containsExactly("false", "false", "false", "true");
        assertThat(messages.path(0).path("id").asText()).isEqualTo(first);
        assertThat(messages.path(0).path("time").isNumber()).isTrue();
        assertThat(messages.path(1).path("type").asText()).isEqualTo("file");
        assertThat(messages.path(1).path("url").asText()).isEqualTo("https://example.com/a.pdf");
        assertThat(messages.path(1).path("name").asText()).isEqualTo("a.pdf");
        assertThat(messages.path(1).path("quote").asText()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            textBlock =
                    """
                    /simulator/users/3000000000000000003/messages; {}; 400
                    /simulator/users/3000000000000000003/messages; {"type":"hologram"}; 400
                    /simulator/users/3000000000000000003/messages; {"type":"video"}; 400
                    /simulator/users/3000000000000000003/messages; {"type":"file","data":"%%%"}; 400
                    /simulator/users/7/messages; {"text":"x"}; 404
                    /simulator/users/7/follow; {}; 404
                    /simulator/oa-manager/7/messages; {"text":"x"}; 404
                    /simulator/users; {}; 400
                    /simulator/users/3000000000000000003/events; {}; 400
                    """)
    void wrongDeedIsExplained(String path, String body, int status) throws Exception {
        HttpResponse<String> answer = fixture.client.postRaw(path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(ZaloClient.parse(answer.body()).path("error").asText()).isNotEmpty();
    }

    @Test
    void stateCountsCallsMessagesAndTokens() throws Exception {
        fixture.client.customerWrites(USER, "Xin chào");
        fixture.client.sendText(USER, "Một");
        fixture.client.sendText(STRANGER, "Hai");
        fixture.client.get("/v2.0/oa/getoa");

        JsonNode state = fixture.client.get("/simulator/state");

        assertThat(state.path("connected").asBoolean()).isTrue();
        assertThat(state.path("accessTokenValidUntil").asLong())
                .isEqualTo(1_760_000_000_000L + 90_000_000L);
        assertThat(state.path("refreshCount").asInt(-1)).isZero();
        assertThat(state.path("messagesReceived").asInt()).isEqualTo(1);
        assertThat(state.path("messagesSent").asInt()).isEqualTo(1);
        assertThat(state.path("apiCalls"))
                .isEqualTo(ZaloClient.parse("{\"/v2.0/oa/getoa\":1,\"/v3.0/oa/message/cs\":2}"));
    }

    @Test
    void messagesAndCallsAreToldLive() throws Exception {
        try (LiveStream stream = LiveStream.open(fixture.zalo.address())) {
            String id = fixture.client.customerWrites(USER, "Xin chào");
            fixture.client.sendText(USER, "Chào bạn");

            JsonNode received = stream.next("message");
            JsonNode sent = stream.next("message");
            JsonNode call = stream.next("api");

            assertThat(received.path("userId").asText()).isEqualTo(USER);
            assertThat(received.path("message").path("id").asText()).isEqualTo(id);
            assertThat(sent.path("message").path("from").asText()).isEqualTo("oa");
            assertThat(sent.path("message").path("text").asText()).isEqualTo("Chào bạn");
            assertThat(call)
                    .isEqualTo(
                            ZaloClient.parse(
                                    "{\"method\":\"POST\",\"path\":\"/v3.0/oa/message/cs\",\"error\":0}"));
        }
    }

    @Test
    void takenPortIsNamed() {
        ZaloSettings same = ZaloSettings.defaults().withPort(fixture.zalo.port());

        assertThatThrownBy(() -> SimulatedZalo.start(same))
                .isInstanceOf(PortTaken.class)
                .hasMessageContaining(String.valueOf(fixture.zalo.port()));
    }
}
