package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.oabridge.transport.FetchedMedia.Unavailable;
import io.oabridge.transport.FetchedMedia.Whole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names that mean one address when they are checked and another when they are connected to. */
@Timeout(60)
class RebindingTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final InetAddress HERE = address(1);
    private static final InetAddress ELSEWHERE_HERE = address(2);

    @TempDir private static Path keys;
    @TempDir private Path directory;

    private final List<String> looked = new CopyOnWriteArrayList<>();
    private final List<String> hostsAsked = new CopyOnWriteArrayList<>();
    private final AtomicInteger trapped = new AtomicInteger();
    private final ServerSocket trap = new ServerSocket(0, 10, HERE);
    private final HttpsServer real = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
    private final LoopbackCertificate certificate = LoopbackCertificate.of("media.example", keys);

    RebindingTest() throws IOException {}

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() {
        Thread.ofVirtual().start(this::countWhoConnects);
        real.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        hostsAsked.add(exchange.getRequestHeaders().getFirst("Host"));
                        byte[] body = "bytes".getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        real.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        real.start();
    }

    private void countWhoConnects() {
        while (!trap.isClosed()) {
            try (Socket _ = trap.accept()) {
                trapped.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        real.stop(0);
        trap.close();
    }

    /** The first answer is for the check; whoever asks again gets the trap. */
    private MediaDownload download(String origin, InetAddress first) {
        return new MediaDownload(
                AllowedHosts.of(List.of(origin)),
                host -> {
                    looked.add(host);
                    return List.of(looked.size() == 1 ? first : HERE);
                },
                TIMEOUT,
                new FileRequest(directory, certificate.context().getSocketFactory()));
    }

    @Test
    void aNameThatLeadsElsewhereAfterItsCheckIsNotFollowed() {
        String origin = "https://localhost:" + trap.getLocalPort();

        FetchedMedia fetched =
                download(origin, ELSEWHERE_HERE).fetch(URI.create(origin + "/x"), 1000);

        assertThat(fetched).isInstanceOf(Unavailable.class);
        assertThat(looked).containsExactly("localhost");
        assertThat(trapped).hasValue(0);
    }

    @Test
    void theCheckedAddressIsAskedUnderItsName() throws IOException {
        String origin = "https://media.example:" + real.getAddress().getPort();

        try (Whole whole =
                assertInstanceOf(
                        Whole.class,
                        download(origin, HERE).fetch(URI.create(origin + "/x"), 1000))) {
            assertThat(whole.file()).hasContent("bytes");
        }
        assertThat(origin).isEqualTo("https://" + hostsAsked.getFirst());
    }

    @Test
    void theCertificateMustStillBeOfTheName() {
        String origin = "https://other.example:" + real.getAddress().getPort();

        assertThat(download(origin, HERE).fetch(URI.create(origin + "/x"), 1000))
                .isEqualTo(new Unavailable("SSLHandshakeException"));
        assertThat(hostsAsked).isEmpty();
    }
}
