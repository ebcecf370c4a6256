package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.Json;
import io.oabridge.transport.MediaDownload;
import io.oabridge.transport.MediaSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies that cannot be had: links, lines, and never silence. */
class FreshchatMediaLossTest {
    private static final String AT = "https://media.example/1";
    private static final Media PICTURE = new Media(Media.Kind.IMAGE, URI.create(AT));
    private static final Media FILE =
            new Media(
                    Media.Kind.FILE,
                    URI.create("https://media.example/2"),
                    Optional.of("a.pdf"),
                    OptionalLong.of(3));
    private static final String PICTURE_LINK = "[Image] https://media.example/1";
    private static final String FILE_LINK = "[File] a.pdf https://media.example/2";
    private static final String PICTURE_TAKEN = "{\"url\":\"https://fc.example/1\"}";
    private static final String FILE_TAKEN =
            "{\"file_hash\":\"h\",\"file_security_status\":\"AV_PENDING\"}";
    private static final String POSTED = "{\"id\":\"m-9\"}";
    private static final String NOT_FETCHED =
            "{\"code\":400,\"status\":\"INVALID_VALUE\",\"message\":\"IMAGE_EMPTY_CONTENT\"}";
    private static final Connection ENGLISH =
            new Connection(
                    Invented.SHOP, Invented.ACCOUNT, Invented.SETTINGS.withLanguage(Language.EN));

    @TempDir private Path directory;

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private FakeMedia media = new FakeMedia(Path.of("."));
    private Instant now = Invented.NOW;

    @BeforeEach
    void prepare() {
        media =
                new FakeMedia(directory)
                        .at(AT, "image/jpeg", "one")
                        .at("https://media.example/2", "application/pdf", "two");
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        freshchat.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private PostOutcome post(MediaSource source, Content... parts) {
        return Invented.helpdesk(new FakeSecretSource(freshchat.account()), source, () -> now)
                .post(ENGLISH, Invented.CONVERSATION, Invented.USER, Invented.message(parts));
    }

    private PostOutcome post(Content... parts) {
        return post(media, parts);
    }

    /** What was posted last, one text or kind for each part. */
    private List<String> postedLast() throws JsonProcessingException {
        JsonNode parts =
                Json.MAPPER.readTree(freshchat.asked().getLast().body()).path("message_parts");
        return parts.valueStream()
                .map(part ->
                        part.has("text")
                                ? part.path("text").path("content").asText()
                                : "<" + part.fieldNames().next() + ">")
                .toList();
    }

    static List<Arguments> notFetched() {
        return List.of(
                Arguments.of(new FetchedMedia.TooLarge(), PICTURE_LINK),
                Arguments.of(
                        new FetchedMedia.Gone(404),
                        "[Image] (it has expired and could not be fetched; ask the customer to send"
                                + " it again)"),
                Arguments.of(
                        new FetchedMedia.Forbidden("host-not-allowed"),
                        "[Image] (not fetched, because this address is not an allowed one)"
                                + " https://media.example/1"));
    }

    @ParameterizedTest
    @MethodSource("notFetched")
    void saysWhatCouldNotBeFetched(FetchedMedia result, String line)
            throws JsonProcessingException {
        media.at(AT, result);
        freshchat.answer(200, POSTED);

        assertThat(post(new Content.Text("xem này"), PICTURE))
                .isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly("xem này", line);
        assertThat(freshchat.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"message\":\"not a picture\"}",
                "403 | {}",
                "404 | {}",
                "413 | too large",
                "415 | {}",
                "200 | {}",
                "200 | {\"url\":\"\"}",
                "200 | {\"url\":\"javascript:x\"}",
            })
    void linksAPictureThatWasNotTaken(int status, String answer) throws JsonProcessingException {
        freshchat.answer(status, answer).answer(200, POSTED);

        assertThat(post(PICTURE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly(PICTURE_LINK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {}",
                "403 | {}",
                "413 | {}",
                "200 | {}",
                "200 | {\"file_hash\":\"\",\"file_security_status\":\"SAFE_FILE\"}",
                "200 | {\"file_hash\":\"h\",\"file_security_status\":\"UNSAFE_FILE\"}",
                "200 | {\"file_hash\":\"h\",\"file_security_status\":\"AV_FAILED\"}",
            })
    void linksAFileThatWasNotTaken(int status, String answer) throws JsonProcessingException {
        freshchat.answer(status, answer).answer(200, POSTED);

        assertThat(post(FILE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly(FILE_LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAFE_FILE", "AV_PENDING", "av_pending"})
    void sendsAFileThatIsSafeOrMayBe(String status) throws JsonProcessingException {
        freshchat
                .answer(200, "{\"file_hash\":\"h\",\"file_security_status\":\"" + status + "\"}")
                .answer(200, POSTED);

        post(FILE);

        assertThat(postedLast()).containsExactly("<file>");
    }

    @Test
    void linksAVideoThatIsTooLargeWithoutFetchingIt() throws JsonProcessingException {
        freshchat.answer(200, POSTED);

        post(
                new Media(
                        Media.Kind.VIDEO,
                        URI.create(AT),
                        Optional.empty(),
                        OptionalLong.of(30L * 1024 * 1024)));

        assertThat(postedLast()).containsExactly("[Video] https://media.example/1");
        assertThat(media.fetched()).isEmpty();
    }

    @Test
    void linksAWebPageThatCameInPlaceOfAPicture() throws JsonProcessingException {
        media.at(AT, "text/html", "<html>");
        freshchat.answer(200, POSTED);

        post(PICTURE);

        assertThat(postedLast()).containsExactly(PICTURE_LINK);
    }

    @Test
    void postsOnceMoreWithLinksForPicturesThatFreshchatCannotLoad() throws JsonProcessingException {
        freshchat
                .answer(200, PICTURE_TAKEN)
                .answer(200, FILE_TAKEN)
                .answer(400, NOT_FETCHED)
                .answer(200, POSTED);

        assertThat(post(PICTURE, FILE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly(PICTURE_LINK, "<file>");
        assertThat(freshchat.asked()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"message\":\"the file's security status is AV_PENDING\"}",
                "200 | {\"id\":\"m-8\",\"status\":\"Failed\"}",
            })
    void postsOnceMoreWithLinksWhenAFileIsRefused(int status, String refusal)
            throws JsonProcessingException {
        freshchat.answer(200, FILE_TAKEN).answer(status, refusal).answer(200, POSTED);

        assertThat(post(new Content.Text("đây"), FILE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly("đây", FILE_LINK);
    }

    @Test
    void givesUpWhenEvenLinksAreRefused() throws JsonProcessingException {
        freshchat
                .answer(200, PICTURE_TAKEN)
                .answer(200, FILE_TAKEN)
                .answer(400, NOT_FETCHED)
                .answer(400, "{}")
                .answer(400, "{}");

        assertThat(post(PICTURE, FILE))
                .isEqualTo(new PostOutcome.NotPosted(Refusal.NOT_VALID.because("400")));
        assertThat(postedLast()).containsExactly(PICTURE_LINK, FILE_LINK);
        assertThat(freshchat.asked()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"message\":\"TextFragment cannot be cast to EmailFragment\"}",
                "400 | {\"message\":\"not the latest conversation\"}",
                "401 | {}",
                "429 | {}",
                "500 | {}",
                "200 | no JSON",
                "0 | {}",
            })
    void neverRepeatsWhatMayBeThereOrWasRefusedForAnotherReason(int status, String answer) {
        freshchat
                .answer(200, PICTURE_TAKEN)
                .answer(status, Map.of("Content-Type", "application/json"), answer);

        assertThat(post(PICTURE)).isNotInstanceOf(PostOutcome.Posted.class);
        assertThat(freshchat.asked()).hasSize(2);
    }

    private static PostOutcome later(Duration after, String cause) {
        return new PostOutcome.NotPosted(new SendOutcome.RetryLater(after, cause));
    }

    @Test
    void waitsForAMediumThatIsNotAvailable() {
        media.at("https://media.example/2", new FetchedMedia.Unavailable("status-503"));
        freshchat.answer(200, PICTURE_TAKEN);
        now = Invented.NOW.plus(Duration.ofMinutes(10)).minusMillis(1);

        assertThat(post(PICTURE, FILE)).isEqualTo(later(Duration.ZERO, "media-unavailable"));
        assertThat(freshchat.targets()).containsExactly("/v2/images/upload");
    }

    @Test
    void linksAMediumThatWasNotAvailableForTenMinutes() throws JsonProcessingException {
        media.at("https://media.example/2", new FetchedMedia.Unavailable("status-503"));
        freshchat.answer(200, PICTURE_TAKEN).answer(200, POSTED);
        now = Invented.NOW.plus(Duration.ofMinutes(10));

        assertThat(post(PICTURE, FILE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly("<image>", FILE_LINK);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, rate-limited",
        "500, 0, server-error-500",
        "503, 0, server-error-503",
        "0, 0, no-answer",
    })
    void waitsWithAnUploadThatMayWorkLater(int status, int seconds, String cause)
            throws JsonProcessingException {
        freshchat
                .answer(status, Map.of("Retry-After", "7"), "")
                .answer(status, Map.of("Retry-After", "7"), "")
                .answer(200, POSTED);

        assertThat(post(PICTURE)).isEqualTo(later(Duration.ofSeconds(seconds), cause));
        assertThat(freshchat.asked()).hasSize(1);
        now = Invented.NOW.plus(Duration.ofMinutes(11));
        assertThat(post(PICTURE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly(PICTURE_LINK);
    }

    @Test
    void anAccountThatNeedsRepairHoldsTheMessageBack() {
        freshchat.answer(401, "{}");

        assertThat(post(PICTURE))
                .isEqualTo(new PostOutcome.NotPosted(Refusal.TOKEN_NOT_ACCEPTED.because("401")));
        assertThat(freshchat.asked()).hasSize(1);
    }

    @Test
    void startsNoCopyWhenTheTimeForThemIsOver() throws JsonProcessingException {
        freshchat.answer(200, PICTURE_TAKEN).answer(200, POSTED);
        MediaSource slow =
                (address, maxBytes) -> {
                    now = now.plusSeconds(9);
                    return media.fetch(address, maxBytes);
                };

        assertThat(post(slow, PICTURE, FILE)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(postedLast()).containsExactly("<image>", FILE_LINK);
    }

    @ParameterizedTest
    @EnumSource(Media.Kind.class)
    void fetchesThroughTheSameRulesWhateverItIs(Media.Kind kind) throws IOException {
        HttpServer host =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext(
                "/inside",
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders()
                                .set("Location", "http://169.254.169.254/latest/meta-data");
                        exchange.sendResponseHeaders(302, -1);
                    }
                });
        host.start();
        String origin = "http://127.0.0.1:" + host.getAddress().getPort();
        MediaSource download =
                new MediaDownload(
                        AllowedHosts.of(List.of(origin)),
                        MediaDownload.Resolver.ofMachine(),
                        Duration.ofSeconds(20),
                        directory);
        freshchat.answer(200, POSTED);

        post(
                download,
                new Media(kind, URI.create(origin + "/inside")),
                new Media(kind, URI.create(origin + "/expired")),
                new Media(kind, URI.create("http://169.254.169.254/latest")));

        host.stop(0);
        assertThat(freshchat.asked()).hasSize(1);
        List<String> lines = postedLast();
        assertThat(lines.get(0)).contains("not an allowed one").endsWith("/inside");
        assertThat(lines.get(1)).contains("it has expired").doesNotContain(origin);
        assertThat(lines.get(2)).contains("not an allowed one");
    }
}
