package io.oabridge.transport;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP exchange, never more: no redirects, no retries. It bounds the time of the whole call,
 * reading the body included, and the size of the answer, and tells apart what certainly never left
 * from what may have arrived. Safe for use by many threads.
 */
public final class HttpTransport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;
    private final Optional<InstantSource> clock;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /**
     * One that sends whatever it is given.
     *
     * @param timeout for one whole exchange, connecting included
     */
    public HttpTransport(Duration timeout) {
        this(timeout, Optional.empty());
    }

    /**
     * One that calls a host which has left several calls unanswered only now and then, until it
     * answers again; the other calls fail at once as not sent.
     *
     * @param timeout for one whole exchange, connecting included
     * @param clock tells when a host that did not answer is tried again
     */
    public HttpTransport(Duration timeout, InstantSource clock) {
        this(timeout, Optional.of(clock));
    }

    private HttpTransport(Duration timeout, Optional<InstantSource> clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout.dividedBy(2))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** Sends the request; its own time-out, if any, is replaced by this transport's. */
    public Exchange send(HttpRequest.Builder request) {
        HttpRequest timed = request.timeout(timeout).build();
        long start = System.nanoTime();
        Exchange exchange = clock.map(it -> guarded(timed, it)).orElseGet(() -> exchange(timed));
        LOG.atInfo()
                .addKeyValue("host", timed.uri().getHost())
                .addKeyValue("method", timed.method())
                .addKeyValue("path", timed.uri().getPath())
                .addKeyValue("status", status(exchange))
                .addKeyValue("tookMs", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("platform call");
        return exchange;
    }

    private static String status(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answered -> String.valueOf(answered.status());
            case Exchange.NotSent(String cause) -> cause;
            case Exchange.NoAnswer(String cause) -> cause;
        };
    }

    private Exchange guarded(HttpRequest timed, InstantSource time) {
        String host = timed.uri().getRawAuthority();
        CircuitBreaker breaker =
                breakers.computeIfAbsent(host, _ -> new CircuitBreaker(timeout, time));
        if (!breaker.admits()) {
            return new Exchange.NotSent("held back: the host left the last calls unanswered");
        }
        Exchange exchange = exchange(timed);
        if (exchange instanceof Exchange.Answered) {
            breaker.answered();
        } else if (breaker.unanswered()) {
            LOG.atWarn()
                    .addKeyValue("host", host)
                    .addKeyValue("pauseMs", timeout.toMillis())
                    .log("a platform does not answer: one call per pause until it does");
        }
        return exchange;
    }

    private Exchange exchange(HttpRequest timed) {
        // The client's own time-out ends when the headers are in; a body may still trickle forever.
        Future<HttpResponse<byte[]>> exchange =
                client.sendAsync(
                        timed, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Exchange.Answered(
                    response.statusCode(),
                    response.headers(),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return late();
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer("interrupted");
        }
    }

    private Exchange failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> notSent(e);
            case ConnectException e -> notSent(e);
            case UnknownHostException e -> notSent(e);
            case UnresolvedAddressException e -> notSent(e);
            case HttpTimeoutException _ -> late();
            case null, default ->
                    new Exchange.NoAnswer(
                            "no whole answer of at most "
                                    + MAX_ANSWER_BYTES
                                    + " bytes: "
                                    + name(cause));
        };
    }

    private static Exchange notSent(Throwable cause) {
        return new Exchange.NotSent("no connection: " + name(cause));
    }

    private Exchange late() {
        return new Exchange.NoAnswer("no answer within " + timeout);
    }

    private static String name(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
