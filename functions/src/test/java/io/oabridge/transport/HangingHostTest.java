package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.SettableClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that takes requests and never answers them. */
@Timeout(30)
class HangingHostTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String ANSWER =
            "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private final RudeServer hanging = new RudeServer();
    private final RudeServer healthy = new RudeServer();
    private final SettableClock clock = new SettableClock();
    private final HttpTransport transport = new HttpTransport(TIMEOUT, clock);

    HangingHostTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        hanging.close();
        healthy.close();
    }

    @Test
    void itIsLeftAloneAfterSomeCallsAndOtherHostsAreNot() {
        for (int i = 0; i < CircuitBreaker.OPENS_AFTER; i++) {
            assertThat(call(hanging)).isInstanceOf(Exchange.NoAnswer.class);
        }

        assertThat(call(hanging)).isInstanceOf(Exchange.NotSent.class);
        assertThat(hanging.requests()).hasSize(CircuitBreaker.OPENS_AFTER);
        healthy.answer(ANSWER);
        assertThat(call(healthy)).isInstanceOf(Exchange.Answered.class);
    }

    @Test
    void itIsCalledAsBeforeOnceItHasAnswered() {
        for (int i = 0; i < CircuitBreaker.OPENS_AFTER; i++) {
            var _ = call(hanging);
        }
        clock.advance(TIMEOUT);
        hanging.answer(ANSWER);

        assertThat(call(hanging)).isInstanceOf(Exchange.Answered.class);
        assertThat(call(hanging)).isInstanceOf(Exchange.Answered.class);
    }

    private Exchange call(RudeServer server) {
        // The JDK's client by itself repeats a GET to a host that hangs up.
        return transport.send(
                HttpRequest.newBuilder(server.address()).POST(HttpRequest.BodyPublishers.noBody()));
    }
}
