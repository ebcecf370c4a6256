package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of an earlier message, from the conversation as Zalo lists it. */
class ZaloQuotedTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloMessenger messenger =
            new ZaloMessenger(
                    new HttpTransport(Duration.ofSeconds(10)),
                    zalo.address(),
                    AppSecrets.usual(),
                    NoMedia.SOURCE,
                    InstantSource.system());

    ZaloQuotedTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void findsTheWordsWhoeverWroteThem() {
        zalo.answers(page(3, row("by-oa", 0, "Đỏ hay xanh?")))
                .answers(page(3, row("by-customer", 1, "Cảm ơn /-heart")));

        assertThat(quoted("by-oa")).isEqualTo(words("Đỏ hay xanh?"));
        assertThat(quoted("by-customer")).isEqualTo(words("Cảm ơn ❤️"));
    }

    @Test
    void looksThroughThreePagesAndNoFurther() {
        zalo.answers(page(10)).answers(page(10)).answers(page(9, row("old", 0, "cũ")));
        Answer<Optional<String>> onTheThird = quoted("old");
        zalo.answers(page(10)).answers(page(10)).answers(page(10));
        Answer<Optional<String>> older = quoted("older");

        assertThat(onTheThird).isEqualTo(words("cũ"));
        assertThat(older).isEqualTo(Answer.given(Optional.empty()));
        assertThat(zalo.requests())
                .extracting(it -> URLDecoder.decode(it.target(), StandardCharsets.UTF_8))
                .hasSize(6)
                .startsWith(
                        "/v2.0/oa/conversation?data={\"user_id\":\"3000000000000000003\",\"offset\":0,\"count\":10}",
                        "/v2.0/oa/conversation?data={\"user_id\":\"3000000000000000003\",\"offset\":10,\"count\":10}",
                        "/v2.0/oa/conversation?data={\"user_id\":\"3000000000000000003\",\"offset\":20,\"count\":10}");
    }

    @Test
    void aShortPageIsTheLast() {
        zalo.answers(page(4));

        assertThat(quoted("gone")).isEqualTo(Answer.given(Optional.empty()));
        zalo.onlyRequest();
    }

    @Test
    void aPictureHasNoWords() {
        zalo.answers(page(1, row("picture", 0, "")));

        assertThat(quoted("picture")).isEqualTo(Answer.given(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":0}", "{\"error\":0,\"data\":{}}", "{\"data\":\"x\"}"})
    void anAnswerWithoutRowsIsNone(String body) {
        zalo.answers(body);

        assertThat(quoted("m1"))
                .isEqualTo(Answer.missing(new SendOutcome.Uncertain("unreadable-answer")));
    }

    @Test
    void aRefusalIsToldAsItIs() {
        zalo.answers("{\"error\":-216,\"message\":\"Access token is invalid\"}");

        assertThat(quoted("m1")).isEqualTo(Answer.missing(new SendOutcome.TokenRejected("-216")));
    }

    private Answer<Optional<String>> quoted(String id) {
        return messenger.quoted(TOKEN, CUSTOMER, new MessageId(id));
    }

    private static Answer<Optional<String>> words(String text) {
        return Answer.given(Optional.of(text));
    }

    /** Rows nobody asks for, and then these. */
    private static String page(int others, ObjectNode... rows) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("error", 0);
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < others; i++) {
            data.add(row("other-" + i, i % 2, "khác"));
        }
        for (ObjectNode row : rows) {
            data.add(row);
        }
        return Json.write(answer);
    }

    private static ObjectNode row(String id, int src, String text) {
        return Json.MAPPER
                .createObjectNode()
                .put("src", src)
                .put("time", 1760000000000L)
                .put("message_id", id)
                .put("type", text.isEmpty() ? "photo" : "text")
                .put("message", text);
    }
}
