package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ZaloFindSentMediaTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final Instant NOT_BEFORE = Instant.parse("2025-10-09T09:00:00Z");
    private static final URI ADDRESS = URI.create("https://files.example/a.pdf?x=1");

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final ZaloMessenger messenger =
            new ZaloMessenger(
                    new HttpTransport(Duration.ofSeconds(10)),
                    zalo.address(),
                    AppSecrets.usual(),
                    NoMedia.SOURCE,
                    InstantSource.fixed(NOT_BEFORE));

    ZaloFindSentMediaTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, photo",
        "IMAGE, GIF",
        "GIF, GIF",
        "FILE, file",
        "FILE, photo",
        "FILE, GIF",
    })
    void takesTheOnlyRowOfAKindThatFits(Kind kind, String type) {
        zalo.answers(
                page(
                        row("customers", 1, type, "", 7),
                        row("old", 0, type, "", -121),
                        row("words", 0, "text", "Chào", 6),
                        row("it", 0, type, "", 5)));

        assertThat(find(kind)).isEqualTo(found("it"));
    }

    @Test
    void severalAreNotToldApart() {
        zalo.answers(page(row("one", 0, "photo", "", 6), row("two", 0, "GIF", "", 5)));

        assertThat(find(Kind.IMAGE)).isEqualTo(unclear("cannot-be-told-apart"));
    }

    @Test
    void oneThatIsLeftWhenOthersAreClaimedIsIt() {
        zalo.answers(page(row("one", 0, "photo", "", 6), row("two", 0, "photo", "", 5)));

        assertThat(find(Kind.IMAGE, "one")).isEqualTo(found("two"));
    }

    @ParameterizedTest
    @CsvSource({"IMAGE, file", "VIDEO, photo", "AUDIO, file", "FILE, sticker", "FILE, text"})
    void aRowOfAnotherKindIsNotIt(Kind kind, String type) {
        zalo.answers(page(row("other", 0, type, "Chào", 5)));

        assertThat(find(kind)).isEqualTo(Answer.given(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void findsTheLinkThatWasSentInItsPlace(Kind kind) {
        zalo.answers(
                page(
                        row("picture", 0, "photo", "", 9),
                        row("again", 0, "text", "a.pdf (2.0 KB): " + ADDRESS, 8),
                        row("it", 0, "link", "a.pdf (2.0 KB): " + ADDRESS, 7),
                        row("claimed", 0, "text", "a.pdf (2.0 KB): " + ADDRESS, 6),
                        row("customers", 1, "text", ADDRESS.toString(), 5)));

        assertThat(find(kind, "claimed")).isEqualTo(found("it"));
    }

    @ParameterizedTest
    @CsvSource({"nosupport", "template", "link", "''"})
    void aRowThatMayBeAnythingLeavesItOpen(String type) {
        zalo.answers(page(row("?", 0, type, "", 5)));

        assertThat(find(Kind.IMAGE)).isEqualTo(unclear("cannot-be-told-apart"));
    }

    @Test
    void nothingIsThere() {
        zalo.answers(page());

        assertThat(find(Kind.IMAGE)).isEqualTo(Answer.given(Optional.empty()));
    }

    @Test
    void anUnfinishedSearchDecidesNothing() {
        zalo.answers(page(fullOf("a", row("it", 0, "photo", "", 700))));
        for (int i = 0; i < 4; i++) {
            zalo.answers(page(fullOf("page" + i, row("w" + i, 1, "text", "?", 600))));
        }

        assertThat(find(Kind.IMAGE)).isEqualTo(unclear("cannot-be-told-apart"));
    }

    private Answer<Optional<MessageId>> find(Kind kind, String... claimed) {
        return messenger.findSent(
                TOKEN,
                CUSTOMER,
                new Content.Media(kind, ADDRESS),
                NOT_BEFORE,
                id -> Set.of(claimed).contains(id.value()));
    }

    private static Answer<Optional<MessageId>> found(String id) {
        return Answer.given(Optional.of(new MessageId(id)));
    }

    private static Answer<Optional<MessageId>> unclear(String why) {
        return Answer.missing(new SendOutcome.Uncertain(why));
    }

    private static ObjectNode[] fullOf(String prefix, ObjectNode first) {
        return Stream.concat(
                        Stream.of(first),
                        IntStream.range(0, 9)
                                .mapToObj(i -> row(prefix + i, 1, "text", "Tin khác", 650)))
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
