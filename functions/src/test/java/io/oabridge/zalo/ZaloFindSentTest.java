package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloFindSentTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final Instant NOT_BEFORE = Instant.parse("2025-10-09T09:00:00Z");
    private static final String TEXT = "Chào bạn";

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloMessenger messenger =
            new ZaloMessenger(
                    new HttpTransport(Duration.ofSeconds(10)),
                    zalo.address(),
                    AppSecrets.usual(),
                    NoMedia.SOURCE,
                    InstantSource.fixed(NOT_BEFORE));

    ZaloFindSentTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void asksForTheCustomersNewestMessages() {
        zalo.answers(page());

        find();

        LoopbackZalo.Request request = zalo.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(URLDecoder.decode(request.target(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "/v2.0/oa/conversation?data={\"user_id\":\"3000000000000000003\","
                                + "\"offset\":0,\"count\":10}");
    }

    @Test
    void findsTheOldestUnclaimedMessageWithTheSameText() {
        zalo.answers(
                page(
                        row("newest", 0, "text", TEXT, 60),
                        row("oldest", 0, "text", TEXT, 10),
                        row("claimed", 0, "text", TEXT, 5),
                        row("customer", 1, "text", TEXT, 1)));

        assertThat(find("claimed")).isEqualTo(found("oldest"));
    }

    @Test
    void allowsZalosClockToBeTwoMinutesBehind() {
        zalo.answers(page(row("skewed", 0, "text", TEXT, -120)))
                .answers(page(row("older", 0, "text", TEXT, -121)));

        assertThat(find()).isEqualTo(found("skewed"));
        assertThat(find()).isEqualTo(nothing());
    }

    @Test
    void takesNothingThatIsNotThatMessage() {
        ObjectNode timeless = row("timeless", 0, "text", TEXT, 5);
        timeless.remove("time");
        ObjectNode nameless = row("nameless", 0, "text", TEXT, 5);
        nameless.remove("message_id");
        zalo.answers(
                page(
                        row("customer", 1, "text", TEXT, 5),
                        row("picture", 0, "photo", TEXT, 5),
                        row("other", 0, "text", TEXT + "!", 5),
                        timeless,
                        nameless));

        assertThat(find()).isEqualTo(nothing());
    }

    @Test
    void readsTimesWrittenAsTextAndIgnoresBlanksAround() {
        ObjectNode row = row("padded", 0, "text", " " + TEXT + "\n", 5);
        row.put("time", row.get("time").asText());
        zalo.answers(page(row));

        assertThat(find()).isEqualTo(found("padded"));
    }

    @Test
    void pagesOnUntilMessagesAreTooOld() {
        zalo.answers(page(fullOf("a", 600)))
                .answers(page(fullOf("b", 500)))
                .answers(page(row("it", 0, "text", TEXT, 3), row("old", 1, "text", "?", -300)));

        assertThat(find()).isEqualTo(found("it"));
        assertThat(zalo.requests())
                .extracting(it -> URLDecoder.decode(it.target(), StandardCharsets.UTF_8))
                .map(target -> target.replaceAll(".*\"offset\":(\\d+).*", "$1"))
                .containsExactly("0", "10", "20");
    }

    @Test
    void givesUpAfterFivePagesWithoutClaimingToKnow() {
        for (int i = 0; i < 6; i++) {
            zalo.answers(page(fullOf("page" + i, 600)));
        }

        assertThat(find())
                .isEqualTo(Answer.missing(new SendOutcome.Uncertain("conversation-too-long")));
        assertThat(zalo.requests()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":-216}",
                "{\"error\":-212}",
                "{\"error\":0,\"data\":{}}",
                "<html>"
            })
    void aFailureMeansThatNobodyCanTell(String answer) {
        zalo.answers(answer);

        assertThat(find()).isInstanceOf(Answer.Missing.class);
    }

    private Answer<Optional<MessageId>> find(String... claimed) {
        Set<String> taken = Set.of(claimed);
        return messenger.findSent(
                TOKEN,
                CUSTOMER,
                new Content.Text(TEXT),
                NOT_BEFORE,
                id -> taken.contains(id.value()));
    }

    private static Answer<Optional<MessageId>> found(String id) {
        return Answer.given(Optional.of(new MessageId(id)));
    }

    private static Answer<Optional<MessageId>> nothing() {
        return Answer.given(Optional.empty());
    }

    private static ObjectNode[] fullOf(String prefix, int seconds) {
        return IntStream.range(0, 10)
                .mapToObj(i -> row(prefix + i, i % 2, "text", "Tin khác", seconds - i))
                .toArray(ObjectNode[]::new);
    }

    private static ObjectNode row(
            String id, int source, String type, String text, int secondsAfter) {
        return Json.MAPPER
                .createObjectNode()
                .put("src", source)
                .put("time", NOT_BEFORE.plusSeconds(secondsAfter).toEpochMilli())
                .put("message_id", id)
                .put("type", type)
                .put("message", text);
    }

    private static String page(ObjectNode... rows) {
        ArrayNode data = Json.MAPPER.createArrayNode().addAll(List.of(rows));
        return Json.write(Json.MAPPER.createObjectNode().put("error", 0).set("data", data));
    }
}
