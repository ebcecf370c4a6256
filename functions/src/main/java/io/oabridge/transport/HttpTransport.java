package io.oabridge.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP exchange, never more: no redirects, no retries. It bounds the time of the whole call and
 * the size of the answer, and tells apart what certainly never left from what may have arrived.
 * Safe for use by many threads.
 */
public final class HttpTransport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param timeout for one whole exchange, connecting included
     */
    public HttpTransport(Duration timeout) {
        this.timeout = timeout;
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
        Exchange exchange = exchange(timed);
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

    private Exchange exchange(HttpRequest timed) {
        try {
            HttpResponse<InputStream> response =
                    client.send(timed, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
                return bytes.length > MAX_ANSWER_BYTES
                        ? new Exchange.NoAnswer("answer larger than " + MAX_ANSWER_BYTES + " bytes")
                        : new Exchange.Answered(
                                response.statusCode(),
                                response.headers(),
                                new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (HttpConnectTimeoutException
                | ConnectException
                | UnknownHostException
                | UnresolvedAddressException e) {
            return new Exchange.NotSent("no connection: " + e.getClass().getSimpleName());
        } catch (HttpTimeoutException e) {
            return new Exchange.NoAnswer("no answer within " + timeout);
        } catch (IOException e) {
            return new Exchange.NoAnswer("connection broke: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.NoAnswer("interrupted");
        }
    }
}
