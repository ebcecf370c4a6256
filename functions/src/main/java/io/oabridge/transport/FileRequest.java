package io.oabridge.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One GET into a temporary file, never more: a redirect is an answer. A file is left only where the
 * medium is whole. It uses the JDK's older client, because the newer one takes no sockets from
 * outside and so looks a name up by itself (docs/adr/0020).
 */
final class FileRequest {
    private static final Logger LOG = LoggerFactory.getLogger(FileRequest.class);
    private static final String NO_TYPE = "application/octet-stream";
    private static final int PIECE = 64 * 1024;

    private final Path directory;
    private final SSLSocketFactory tls;

    FileRequest(Path directory, SSLSocketFactory tls) {
        this.directory = directory;
        this.tls = tls;
    }

    /** Where one request led. */
    sealed interface Step {
        record Ended(FetchedMedia fetched) implements Step {}

        record Elsewhere(URI address) implements Step {}
    }

    /**
     * @param address whoever calls has made sure that it may be asked
     * @param at where its host was found; empty for plain http only, which has no certificate to
     *     hold a name against
     * @param deadline by {@link System#nanoTime()}
     */
    Step get(URI address, Optional<InetAddress> at, long maxBytes, long deadline) {
        try {
            Path file = Files.createTempFile(directory, "medium-", ".part");
            Step step = new Step.Ended(new FetchedMedia.Unavailable("not-asked"));
            try {
                step = ask(new Request(address, at, file, maxBytes), deadline);
            } finally {
                if (!(step instanceof Step.Ended(FetchedMedia.Whole _))) {
                    Files.deleteIfExists(file);
                }
            }
            return step;
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("error", e.getClass().getSimpleName())
                    .log("no room for a temporary file");
            return new Step.Ended(new FetchedMedia.Unavailable("no-temporary-file"));
        }
    }

    /** What is asked, of whom, and where the bytes go. */
    private record Request(URI address, Optional<InetAddress> at, Path file, long maxBytes) {}

    /** A virtual thread, because its interruption closes the socket it waits for. */
    private Step ask(Request request, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            return unavailable("late");
        }
        FutureTask<Step> exchange = new FutureTask<>(() -> exchange(request, left));
        Thread.ofVirtual().start(exchange);
        try {
            return exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return unavailable(name(e.getCause()));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return unavailable("late");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

    private Step exchange(Request request, Duration left) throws IOException {
        HttpURLConnection connection = open(request, (int) left.toMillis() + 1);
        try {
            return step(request, connection);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(Request request, int timeoutMillis) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) request.address().toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(new PinnedSockets(request.at().orElseThrow(), tls));
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static Step step(Request request, HttpURLConnection answer) throws IOException {
        int status = answer.getResponseCode();
        return switch (status) {
            case -1 -> unavailable("no-http");
            case 200 -> new Step.Ended(whole(request, answer));
            case 301, 302, 303, 307, 308 ->
                    Optional.ofNullable(answer.getHeaderField("Location"))
                            .flatMap(location -> elsewhere(request.address(), location))
                            .<Step>map(Step.Elsewhere::new)
                            .orElseGet(() ->
                                    new Step.Ended(
                                            new FetchedMedia.Forbidden("redirect-to-nowhere")));
            case 408, 425, 429 -> unavailable("status-" + status);
            default ->
                    status >= 400 && status < 500
                            ? new Step.Ended(new FetchedMedia.Gone(status))
                            : unavailable("status-" + status);
        };
    }

    private static FetchedMedia whole(Request request, HttpURLConnection answer)
            throws IOException {
        long declared = answer.getContentLengthLong();
        OptionalLong size =
                declared > request.maxBytes() ? OptionalLong.empty() : copied(request, answer);
        if (size.isEmpty()) {
            return new FetchedMedia.TooLarge();
        }
        // To this client, headers that break off are headers without a length, and nothing behind.
        boolean cutShort = declared < 0 ? size.getAsLong() == 0 : size.getAsLong() != declared;
        if (cutShort) {
            return new FetchedMedia.Unavailable("cut-short");
        }
        return new FetchedMedia.Whole(
                request.file(), size.getAsLong(), type(answer.getContentType()));
    }

    /** How much there was; empty when it is more than allowed. */
    private static OptionalLong copied(Request request, HttpURLConnection answer)
            throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        try (InputStream in = answer.getInputStream();
                var out = Files.newOutputStream(request.file(), StandardOpenOption.WRITE)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                if (size > request.maxBytes()) {
                    return OptionalLong.empty();
                }
                out.write(piece, 0, read);
            }
        }
        return OptionalLong.of(size);
    }

    private static String type(@Nullable String written) {
        String bare =
                written == null ? "" : written.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return bare.isEmpty() ? NO_TYPE : bare;
    }

    private static Optional<URI> elsewhere(URI from, String location) {
        try {
            return Optional.of(from.resolve(location.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Step unavailable(String cause) {
        return new Step.Ended(new FetchedMedia.Unavailable(cause));
    }

    private static String name(@Nullable Throwable cause) {
        return cause == null ? "no-answer" : cause.getClass().getSimpleName();
    }
}
