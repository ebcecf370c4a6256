package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.HttpTransport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloMediaTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final URI ADDRESS = URI.create("https://files.example/bao-gia?sig=a%2Bb&x=1");
    private static final String SENT =
            "{\"error\":0,\"data\":{\"message_id\":\"a1b2c3d4e5f60718293a\"}}";
    private static final SendOutcome ARRIVED =
            new SendOutcome.Sent(new MessageId("a1b2c3d4e5f60718293a"));
    private static final String UPLOADED = "{\"error\":0,\"data\":{\"attachment_id\":\"up-1\"}}";
    private static final String TO_CUSTOMER =
            "{\"recipient\":{\"user_id\":\"3000000000000000003\"},\"message\":";
    private static final String LINK =
            TO_CUSTOMER
                    + "{\"text\":\"Báo giá (%s): https://files.example/bao-gia?sig=a%%2Bb&x=1\"}}";

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final FakeMedia media;
    private final ZaloMessenger messenger;

    ZaloMediaTest(@TempDir Path folder) throws IOException {
        media = new FakeMedia(folder);
        messenger = messenger(Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        zalo.close();
        assertThat(media.isTidy()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg"})
    void aSmallPictureIsUploadedAsItIs(String extension, String type) throws IOException {
        byte[] picture = Pictures.written(Pictures.quarters(40, 30), extension);
        media.put(ADDRESS, picture);
        zalo.answers(UPLOADED).answers(SENT);

        assertThat(send(Kind.IMAGE)).isEqualTo(ARRIVED);

        LoopbackZalo.Request upload = zalo.requests().getFirst();
        assertThat(upload.method()).isEqualTo("POST");
        assertThat(upload.target()).isEqualTo("/v2.0/oa/upload/image");
        assertThat(upload.header("access_token")).isEqualTo("neutral-access-token");
        assertThat(upload.header("content-length"))
                .isEqualTo(String.valueOf(upload.octets().length()));
        assertThat(upload.octets())
                .isEqualTo(multipart(upload, "picture." + extension, type, picture));
        assertThat(zalo.requests().getLast().target()).isEqualTo("/v3.0/oa/message/cs");
        assertThat(zalo.requests().getLast().body())
                .isEqualTo(
                        TO_CUSTOMER
                                + "{\"attachment\":{\"type\":\"template\",\"payload\":{"
                                + "\"template_type\":\"media\",\"elements\":[{"
                                + "\"media_type\":\"image\",\"attachment_id\":\"up-1\"}]}}}}");
    }

    @Test
    void theSecretIsProvedForUploadsToo() throws IOException {
        media.put(ADDRESS, Documents.gif(1, 1, 20));
        zalo.answers(UPLOADED).answers(SENT);

        messenger(Duration.ofSeconds(10), AppSecrets.of(AppSecrets.provingApp()))
                .send(TOKEN, CUSTOMER, medium(Kind.GIF));

        assertThat(zalo.requests())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.header("appsecret_proof")).isNotEmpty());
    }

    @Test
    void aLargePictureIsMadeToFit() throws IOException {
        media.put(
                ADDRESS,
                Pictures.written(Pictures.noise(800, 600, BufferedImage.TYPE_INT_RGB), "png"));
        zalo.answers(UPLOADED).answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);

        LoopbackZalo.Request upload = zalo.requests().getFirst();
        assertThat(upload.target()).isEqualTo("/v2.0/oa/upload/image");
        assertThat(upload.octets()).contains("filename=\"picture.jpg\"", "image/jpeg");
        assertThat(upload.octets().length()).isLessThan(1_000_500);
    }

    @Test
    void aGifKeepsItsMotionAndSize() {
        media.put(ADDRESS, Documents.gif(320, 40_000, 5 * 1024 * 1024));
        zalo.answers(UPLOADED).answers(SENT);

        assertThat(send(Kind.IMAGE)).isEqualTo(ARRIVED);

        assertThat(zalo.requests().getFirst().target()).isEqualTo("/v2.0/oa/upload/gif");
        assertThat(zalo.requests().getFirst().octets())
                .contains("filename=\"picture.gif\"", "image/gif");
        assertThat(zalo.requests().getLast().body())
                .endsWith(
                        "[{\"media_type\":\"gif\",\"attachment_id\":\"up-1\","
                                + "\"width\":320,\"height\":40000}]}}}}");
    }

    static Stream<Arguments> documents() throws IOException {
        return Stream.of(
                Arguments.of(Documents.pdf(4_900_000), "pdf", FileKind.PDF),
                Arguments.of(Documents.docx(), "docx", FileKind.DOCX),
                Arguments.of(Documents.compound("WordDocument"), "doc", FileKind.DOC));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsAFileUnderItsOwnName(byte[] content, String extension, FileKind kind) {
        media.put(ADDRESS, content);
        zalo.answers("{\"error\":0,\"data\":{\"token\":\"t-1\",\"attachment_id\":\"no\"}}")
                .answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);

        LoopbackZalo.Request upload = zalo.requests().getFirst();
        assertThat(upload.target()).isEqualTo("/v2.0/oa/upload/file");
        assertThat(upload.octets())
                .isEqualTo(multipart(upload, "Báo giá." + extension, kind.contentType(), content));
        assertThat(zalo.requests().getLast().body())
                .isEqualTo(
                        TO_CUSTOMER
                                + "{\"attachment\":{\"type\":\"file\","
                                + "\"payload\":{\"token\":\"t-1\"}}}}");
    }

    @Test
    void aFileMayBeNamedLikeAPictureInTheAnswer() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED).answers(SENT);

        send(Kind.FILE);

        assertThat(zalo.requests().getLast().body()).contains("\"payload\":{\"token\":\"up-1\"}");
    }

    static Stream<Arguments> links() throws IOException {
        byte[] png = Pictures.written(Pictures.noise(700, 600, BufferedImage.TYPE_INT_RGB), "png");
        return Stream.of(
                Arguments.of(Documents.pdf(5_300_000), "5.1 MB"),
                Arguments.of(Documents.gif(10, 10, 5_300_000), "5.1 MB"),
                Arguments.of(Documents.gif(0, 10, 300), "300 B"),
                Arguments.of("GIF89a".getBytes(StandardCharsets.US_ASCII), "6 B"),
                Arguments.of(Documents.xlsx(), Documents.xlsx().length + " B"),
                Arguments.of(Documents.mp4(), "64 B"),
                Arguments.of(new byte[0], "0 B"),
                Arguments.of(Arrays.copyOf(png, 1_100_000), "1.0 MB"),
                Arguments.of(
                        Arrays.copyOf(Pictures.pngClaiming(60_000, 60_000), 1_100_000), "1.0 MB"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void whatZaloCannotShowGoesAsALink(byte[] content, String size) {
        media.put(ADDRESS, content);
        zalo.answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);

        assertThat(zalo.onlyRequest().target()).isEqualTo("/v3.0/oa/message/cs");
        assertThat(zalo.onlyRequest().body()).isEqualTo(LINK.formatted(size));
    }

    static Stream<FetchedMedia> notFetched() {
        return Stream.of(
                new FetchedMedia.TooLarge(), new FetchedMedia.Forbidden("not on the list"));
    }

    @ParameterizedTest
    @MethodSource("notFetched")
    void whatCannotBeFetchedGoesAsALink(FetchedMedia answer) {
        media.put(ADDRESS, answer);
        zalo.answers(SENT);

        Content.Media described =
                new Content.Media(
                        Kind.IMAGE, ADDRESS, Optional.of("Báo giá"), OptionalLong.of(2048));

        assertThat(messenger.send(TOKEN, CUSTOMER, described)).isEqualTo(ARRIVED);
        assertThat(zalo.onlyRequest().body()).isEqualTo(LINK.formatted("2.0 KB"));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIDEO", "AUDIO"})
    void soundAndMotionAreNotEvenFetched(Kind kind) {
        zalo.answers(SENT);

        assertThat(send(kind)).isEqualTo(ARRIVED);
        assertThat(media.fetches()).isZero();
        assertThat(zalo.onlyRequest().body()).contains("Báo giá: https://files.example/bao-gia");
    }

    @Test
    void whatSaysItIsTooLargeIsNotFetched() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(SENT);

        messenger.send(
                TOKEN,
                CUSTOMER,
                new Content.Media(
                        Kind.FILE, ADDRESS, Optional.empty(), OptionalLong.of(30_000_000)));

        assertThat(media.fetches()).isZero();
        assertThat(zalo.onlyRequest().body())
                .contains("\"text\":\"https://files.example/bao-gia?sig=a%2Bb&x=1 (28.6 MB)\"");
    }

    @Test
    void aLinkIsAlwaysOneMessageThatZaloTakes() {
        URI endless = URI.create("https://files.example/" + "a".repeat(1_900));
        zalo.answers(SENT).answers(SENT);

        messenger.send(
                TOKEN,
                CUSTOMER,
                new Content.Media(
                        Kind.VIDEO,
                        ADDRESS,
                        Optional.of("tên ".repeat(1_000)),
                        OptionalLong.of(1)));
        messenger.send(
                TOKEN,
                CUSTOMER,
                new Content.Media(
                        Kind.VIDEO, endless, Optional.of("t".repeat(90)), OptionalLong.of(1)));

        assertThat(zalo.requests().getFirst().body())
                .contains("tên … (1 B): https://files.example/bao-gia?sig=a%2Bb&x=1");
        assertThat(zalo.requests().getLast().body()).contains("\"text\":\"" + endless + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"error\":-210}'",
        "200, '{\"error\":-212}'",
        "200, '{\"error\":0,\"data\":{}}'",
        "200, '{\"error\":-987654}'",
        "413, ''",
    })
    void whatZaloDoesNotTakeGoesAsALink(int status, String answer) {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(status, answer).answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);
        assertThat(zalo.requests().getLast().body()).contains("Báo giá: https://files.example/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-100, -155})
    void anExpiredUploadIsMadeOnceMore(int code) {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED)
                .answers("{\"error\":" + code + "}")
                .answers("{\"error\":0,\"data\":{\"token\":\"again\"}}")
                .answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);
        assertThat(zalo.requests()).hasSize(4);
        assertThat(zalo.requests().getLast().body()).contains("\"token\":\"again\"");
    }

    @Test
    void anUploadThatExpiresTwiceGoesAsALink() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED)
                .answers("{\"error\":-100}")
                .answers(UPLOADED)
                .answers("{\"error\":-100}")
                .answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);
        assertThat(zalo.requests()).hasSize(5);
        assertThat(zalo.requests().getLast().body()).contains("Báo giá: https://files.example/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-201, -210, -233})
    void aMessageRefusedForItsContentGoesAsALink(int code) {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED).answers("{\"error\":" + code + "}").answers(SENT);

        assertThat(send(Kind.FILE)).isEqualTo(ARRIVED);
        assertThat(zalo.requests().getLast().body()).contains("Báo giá: https://files.example/");
    }

    @ParameterizedTest
    @ValueSource(ints = {-230, -213, -320, -204})
    void aMessageRefusedForAnotherReasonIsNotTriedAsALink(int code) {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED).answers("{\"error\":" + code + "}");

        assertThat(send(Kind.FILE)).isInstanceOf(SendOutcome.Refused.class);
        assertThat(zalo.requests()).hasSize(2);
    }

    @Test
    void whatMayBeThereLaterIsTriedLater() {
        media.put(ADDRESS, new FetchedMedia.Unavailable("timeout"));

        assertThat(send(Kind.FILE))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "medium-not-available"));
        assertThat(zalo.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, PT0S, http-500", "503, PT0S, http-503", "429, PT7S, rate-limited"})
    void anUploadThatMayPassIsTriedLater(int status, Duration pause, String cause) {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(status, Map.of("Retry-After", "7"), "");

        assertThat(send(Kind.FILE)).isEqualTo(new SendOutcome.RetryLater(pause, cause));
        assertThat(zalo.requests()).hasSize(1);
    }

    @Test
    void anUploadWithoutAnAnswerIsTriedLater() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.staysSilent();

        assertThat(messenger(Duration.ofMillis(300)).send(TOKEN, CUSTOMER, medium(Kind.FILE)))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "no-answer"));
    }

    @Test
    void anUploadNeedsAValidToken() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers("{\"error\":-216}");

        assertThat(send(Kind.FILE)).isEqualTo(new SendOutcome.TokenRejected("-216"));
    }

    @Test
    void onlyTheMessageItselfIsUncertain() {
        media.put(ADDRESS, Documents.pdf(100));
        zalo.answers(UPLOADED).answers(502, "");

        assertThat(send(Kind.FILE)).isEqualTo(new SendOutcome.Uncertain("http-502"));
        assertThat(zalo.requests()).hasSize(2);
    }

    private SendOutcome send(Kind kind) {
        return messenger.send(TOKEN, CUSTOMER, medium(kind));
    }

    private static Content.Media medium(Kind kind) {
        return new Content.Media(kind, ADDRESS, Optional.of("Báo giá"), OptionalLong.empty());
    }

    private static String multipart(
            LoopbackZalo.Request upload, String name, String type, byte[] content) {
        String boundary = upload.header("content-type").replaceAll(".*boundary=", "");
        assertThat(boundary).matches("[0-9a-f]{40}");
        String head =
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name
                        + "\"\r\nContent-Type: "
                        + type
                        + "\r\n\r\n";
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                + new String(content, StandardCharsets.ISO_8859_1)
                + "\r\n--"
                + boundary
                + "--\r\n";
    }

    private ZaloMessenger messenger(Duration timeout) {
        return messenger(timeout, AppSecrets.usual());
    }

    private ZaloMessenger messenger(Duration timeout, AppSecrets secrets) {
        return new ZaloMessenger(
                new HttpTransport(timeout),
                zalo.address(),
                secrets,
                media,
                InstantSource.fixed(Instant.parse("2025-10-09T09:00:00Z")));
    }
}
