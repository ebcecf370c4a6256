package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import io.oabridge.transport.FetchedMedia.Forbidden;
import io.oabridge.transport.FetchedMedia.Gone;
import io.oabridge.transport.FetchedMedia.TooLarge;
import io.oabridge.transport.FetchedMedia.Unavailable;
import io.oabridge.transport.FetchedMedia.Whole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MediaDownloadTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final long MAX = 1000;

    @TempDir private Path directory;

    private final RudeServer server = new RudeServer();
    private final HttpServer redirecting =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> looked = new CopyOnWriteArrayList<>();

    MediaDownloadTest() throws IOException {
        redirecting.start();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        server.close();
        redirecting.stop(0);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private String redirectingOrigin() {
        return "http://127.0.0.1:" + redirecting.getAddress().getPort();
    }

    private String serverOrigin() {
        return "http://127.0.0.1:" + server.address().getPort();
    }

    private MediaDownload download(Duration timeout, String... resolved) {
        return new MediaDownload(
                AllowedHosts.of(List.of("*.media.example", serverOrigin(), redirectingOrigin())),
                host -> {
                    looked.add(host);
                    if (resolved.length == 0) {
                        throw new UnknownHostException(host);
                    }
                    return Stream.of(resolved).map(MediaDownloadTest::literal).toList();
                },
                timeout,
                directory);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private FetchedMedia fetch(URI address) {
        return download(AMPLE).fetch(address, MAX);
    }

    private static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
    }

    @Test
    void fetchesWholeAndDeletesWhenClosed() throws IOException {
        server.answer(ok("Content-Type: Image/JPEG; q=1\r\nContent-Length: 5\r\n", "bytes"));

        try (Whole whole = assertInstanceOf(Whole.class, fetch(server.address()))) {
            assertThat(whole.file()).hasContent("bytes");
            assertThat(whole.sizeInBytes()).isEqualTo(5);
            assertThat(whole.contentType()).isEqualTo("image/jpeg");
        }
    }

    @Test
    void doesNotKnowTheTypeOfWhatHasNone() throws IOException {
        server.answer(ok("Content-Length: 5\r\n", "bytes"));

        try (Whole whole = assertInstanceOf(Whole.class, fetch(server.address()))) {
            assertThat(whole.contentType()).isEqualTo("application/octet-stream");
        }
    }

    static Stream<String> exactlyAsLargeAsAllowed() {
        String body = "x".repeat((int) MAX);
        return Stream.of(
                ok("Content-Length: 1000\r\n", body),
                ok("Transfer-Encoding: chunked\r\n", "3e8\r\n" + body + "\r\n0\r\n\r\n"),
                ok("", body));
    }

    @ParameterizedTest
    @MethodSource("exactlyAsLargeAsAllowed")
    void fetchesWhatIsAsLargeAsAllowed(String answer) throws IOException {
        server.answer(answer);

        try (Whole whole = assertInstanceOf(Whole.class, fetch(server.address()))) {
            assertThat(whole.sizeInBytes()).isEqualTo(MAX);
            assertThat(whole.file()).hasSize(MAX);
        }
    }

    @ParameterizedTest
    @MethodSource("exactlyAsLargeAsAllowed")
    void readsNoMoreThanAllowed(String answer) {
        server.answer(answer);

        assertThat(download(AMPLE).fetch(server.address(), MAX - 1)).isEqualTo(new TooLarge());
    }

    @Test
    void believesADeclaredSize() {
        server.answerAndKeepTheLineOpen(ok("Content-Length: 99999999999\r\n", "x"));

        assertThat(fetch(server.address())).isEqualTo(new TooLarge());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "410", "451"})
    void knowsThatAnAddressHasExpired(int status) {
        server.answer("HTTP/1.1 %d No\r\nContent-Length: 4\r\n\r\ngone".formatted(status));

        assertThat(fetch(server.address())).isEqualTo(new Gone(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 408, 425, 429, 500, 502, 503, 504})
    void knowsThatItMayWorkLater(int status) {
        String body = status == 204 || status == 304 ? "\r\n" : "Content-Length: 2\r\n\r\nno";
        server.answer("HTTP/1.1 %d No\r\n%s".formatted(status, body));

        assertThat(fetch(server.address())).isEqualTo(new Unavailable("status-" + status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "hello\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"
            })
    void keepsNothingOfABrokenAnswer(String answer) {
        server.answer(answer);

        assertThat(fetch(server.address())).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"})
    void doesNotWaitLongerThanItsTime(String answer) {
        server.answerAndKeepTheLineOpen(answer);

        assertThat(download(Duration.ofMillis(700)).fetch(server.address(), MAX))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void isNotAvailableWhereNobodyListens() throws IOException {
        URI address = server.address();
        server.close();

        assertThat(fetch(address)).isEqualTo(new Unavailable("ConnectException"));
    }

    static List<Arguments> notPublic() {
        return List.of(
                Arguments.of((Object) new String[] {"127.0.0.1"}),
                Arguments.of((Object) new String[] {"10.1.2.3"}),
                Arguments.of((Object) new String[] {"1.1.1.1", "192.168.1.1"}),
                Arguments.of((Object) new String[] {"2a00::1", "fd00::1"}),
                Arguments.of((Object) new String[] {"169.254.169.254", "1.1.1.1"}),
                Arguments.of((Object) new String[] {"::ffff:127.0.0.1"}));
    }

    @ParameterizedTest
    @MethodSource("notPublic")
    void refusesAHostWithAnyAddressThatIsNotPublic(String... resolved) {
        assertThat(download(AMPLE, resolved).fetch(URI.create("http://a.media.example/x"), MAX))
                .isEqualTo(new Forbidden("private-address"));
        assertThat(looked).containsExactly("a.media.example");
    }

    @Test
    void aNameThatCannotBeLookedUpMayBeKnownLater() {
        assertThat(fetch(URI.create("https://a.media.example/x")))
                .isEqualTo(new Unavailable("unknown-host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "https://other.example/x"})
    void asksNobodyAboutWhatIsNotAllowed(URI address) {
        assertThat(fetch(address)).isInstanceOf(Forbidden.class);
        assertThat(looked).isEmpty();
    }

    private URI redirect(String path, int status, String location) {
        redirecting.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        if (!location.isEmpty()) {
                            exchange.getResponseHeaders().set("Location", location);
                        }
                        byte[] body = "moved".getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(status, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        return URI.create(redirectingOrigin() + path);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsARedirectByHand(int status) throws IOException {
        server.answer(ok("Content-Length: 5\r\n", "bytes"));

        try (Whole whole =
                assertInstanceOf(
                        Whole.class, fetch(redirect("/a", status, server.address().toString())))) {
            assertThat(whole.file()).hasContent("bytes");
        }
    }

    @Test
    void followsThreeRedirectsAndNoMore() throws IOException {
        server.answer(ok("Content-Length: 5\r\n", "bytes"));
        redirect("/1", 302, server.address().toString());
        redirect("/2", 302, "/1");
        redirect("/3", 302, "2");
        redirect("/4", 302, redirectingOrigin() + "/3");

        assertThat(fetch(URI.create(redirectingOrigin() + "/4")))
                .isEqualTo(new Forbidden("too-many-redirects"));
        assertThat(server.requests()).isEmpty();
        try (Whole whole =
                assertInstanceOf(Whole.class, fetch(URI.create(redirectingOrigin() + "/3")))) {
            assertThat(whole.sizeInBytes()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data, ip-literal",
        "http://[::1]:8080/x, ip-literal",
        "https://a.media.example/x, private-address",
        "http://localhost:1/x, port-not-allowed",
        "https://elsewhere.example/x, host-not-allowed",
        "file:///etc/hostname, scheme-not-allowed",
        "https://user@a.media.example/x, credentials-in-address",
        "'', redirect-to-nowhere",
        "'http://a b/', redirect-to-nowhere",
    })
    void checksARedirectLikeTheFirstAddress(String location, String why) {
        URI address = redirect("/a", 302, location);

        assertThat(download(AMPLE, "10.0.0.1").fetch(address, MAX)).isEqualTo(new Forbidden(why));
    }

    @Test
    void spendsItsTimeOnAllRedirectsTogether() {
        server.answerAndKeepTheLineOpen("");
        URI address = redirect("/a", 302, server.address().toString());

        assertThat(download(Duration.ofMillis(700)).fetch(address, MAX))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void withoutRoomForAFileNothingIsAsked() throws IOException {
        MediaDownload nowhere =
                new MediaDownload(
                        AllowedHosts.of(List.of(serverOrigin())),
                        MediaDownload.Resolver.ofMachine(),
                        AMPLE,
                        directory.resolve("missing"));

        assertThat(nowhere.fetch(server.address(), MAX))
                .isEqualTo(new Unavailable("no-temporary-file"));
        assertThat(server.requests()).isEmpty();
    }
}
