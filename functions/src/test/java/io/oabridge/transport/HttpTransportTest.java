package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.oabridge.transport.Exchange.Answered;
import io.oabridge.transport.Exchange.NoAnswer;
import io.oabridge.transport.Exchange.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One exchange with a server that behaves, and with servers that do not. */
@Timeout(30)
class HttpTransportTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final RudeServer server = new RudeServer();

    HttpTransportTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void anAnswerCarriesStatusHeadersAndText() {
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nRetry-After: 7\r\n\r\nKhánh");

        Answered answered = assertInstanceOf(Answered.class, post(AMPLE));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body()).isEqualTo("Khánh");
        assertThat(answered.header("retry-after")).contains("7");
        assertThat(answered.header("x-other")).isEmpty();
        assertThat(server.requests()).containsExactly("POST /v2/messages HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsAnAnswerAndNotFollowed(int status) {
        server.answer(
                "HTTP/1.1 %d Elsewhere\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(status, server.address().resolve("/elsewhere")));

        Answered answered = assertInstanceOf(Answered.class, get(AMPLE));

        assertThat(answered.status()).isEqualTo(status);
        assertThat(server.requests()).containsExactly("GET /v2/messages HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anErrorIsAnAnswerAndNotRepeated(int status) {
        server.answer("HTTP/1.1 %d No\r\nContent-Length: 0\r\n\r\n".formatted(status));

        Answered answered = assertInstanceOf(Answered.class, post(AMPLE));

        assertThat(answered.status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whereNobodyListensNothingWasSent() throws IOException {
        int freePort;
        try (ServerSocket closedAtOnce = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = closedAtOnce.getLocalPort();
        }

        Exchange exchange = post(URI.create("http://127.0.0.1:" + freePort + "/"), AMPLE);

        assertThat(exchange).isEqualTo(new NotSent("no connection: ConnectException"));
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                Arguments.of("no answer at all", ""),
                Arguments.of("headers cut off", "HTTP/1.1 200 OK\r\nContent-Le"),
                Arguments.of("not HTTP", "hello\r\n\r\n"),
                Arguments.of("body cut off", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"),
                Arguments.of(
                        "chunk cut off",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void aConnectionThatBreaksAfterTheRequestLeftMayHaveHadItsEffect(String how, String bytes) {
        server.answer(bytes);

        assertThat(post(AMPLE)).as(how).isInstanceOf(NoAnswer.class);
        assertThat(server.requests()).hasSize(1);
    }

    static Stream<Arguments> slowAnswers() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("half of the headers", "HTTP/1.1 200 OK\r\nContent-"),
                Arguments.of(
                        "half of the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowAnswers")
    void aServerThatStopsInTheMiddleIsNotWaitedForLongerThanTheTimeOut(String how, String bytes) {
        server.answerAndKeepTheLineOpen(bytes);

        assertThat(post(SHORT)).as(how).isEqualTo(new NoAnswer("no answer within PT1S"));
    }

    @Test
    void theTimeOutOfARequestIsReplacedByTheTransports() {
        server.answerAndKeepTheLineOpen("");
        HttpRequest.Builder patient =
                HttpRequest.newBuilder(server.address()).timeout(Duration.ofHours(1));

        assertThat(new HttpTransport(SHORT).send(patient))
                .isEqualTo(new NoAnswer("no answer within PT1S"));
    }

    @Test
    void anAnswerAsLargeAsAllowedIsRead() {
        int size = HttpTransport.MAX_ANSWER_BYTES;
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));

        Answered answered = assertInstanceOf(Answered.class, post(AMPLE));

        assertThat(answered.body()).hasSize(size);
    }

    static Stream<String> oversizedAnswers() {
        int size = HttpTransport.MAX_ANSWER_BYTES + 1;
        String body = "x".repeat(size);
        return Stream.of(
                "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(size)
                        + "\r\n"
                        + body
                        + "\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n" + body);
    }

    @ParameterizedTest
    @MethodSource("oversizedAnswers")
    void anAnswerLargerThanAllowedCountsAsNone(String bytes) {
        server.answer(bytes);

        NoAnswer none = assertInstanceOf(NoAnswer.class, post(AMPLE));

        assertThat(none.cause()).contains("at most 4194304 bytes");
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        server.answerAndKeepTheLineOpen("");
        Thread.currentThread().interrupt();

        Exchange exchange = post(AMPLE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(exchange).isEqualTo(new NoAnswer("interrupted"));
    }

    private Exchange post(Duration timeout) {
        return post(server.address(), timeout);
    }

    private static Exchange post(URI address, Duration timeout) {
        return new HttpTransport(timeout)
                .send(
                        HttpRequest.newBuilder(address)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{}", StandardCharsets.UTF_8)));
    }

    private Exchange get(Duration timeout) {
        return new HttpTransport(timeout).send(HttpRequest.newBuilder(server.address()).GET());
    }
}
