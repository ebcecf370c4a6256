package io.oabridge.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One GET into a temporary file, never more: a redirect is an answer. A file is left only where the
 * medium is whole.
 */
final class FileRequest {
    private static final Logger LOG = LoggerFactory.getLogger(FileRequest.class);
    private static final String NO_TYPE = "application/octet-stream";

    private final Path directory;
    private final HttpClient client;

    FileRequest(Duration timeout, Path directory) {
        this.directory = directory;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** Where one request led. */
    sealed interface Step {
        record Ended(FetchedMedia fetched) implements Step {}

        record Elsewhere(URI address) implements Step {}
    }

    /**
     * @param address whoever calls has made sure that it may be asked
     * @param deadline by {@link System#nanoTime()}
     */
    Step get(URI address, long maxBytes, long deadline) {
        try {
            Path file = Files.createTempFile(directory, "medium-", ".part");
            Step step = new Step.Ended(new FetchedMedia.Unavailable("not-asked"));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                step = ask(address, new Target(file, channel, maxBytes), deadline);
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

    /** Where the bytes go. */
    private record Target(Path file, FileChannel channel, long maxBytes) {}

    private Step ask(URI address, Target target, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            return unavailable("late");
        }
        HttpRequest request = HttpRequest.newBuilder(address).timeout(left).build();
        // The client's own time-out ends when the headers are in; a body may still trickle forever.
        Future<HttpResponse<OptionalLong>> exchange =
                client.sendAsync(
                        request,
                        head -> new FileBody(target.channel(), limit(head, target.maxBytes())));
        try {
            return step(address, exchange.get(left.toNanos(), TimeUnit.NANOSECONDS), target);
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

    /** Nothing is read of what is not wanted. */
    private static long limit(HttpResponse.ResponseInfo head, long maxBytes) {
        boolean wanted =
                head.statusCode() == 200
                        && head.headers().firstValueAsLong("Content-Length").orElse(0) <= maxBytes;
        return wanted ? maxBytes : 0;
    }

    private static Step step(URI address, HttpResponse<OptionalLong> answer, Target target) {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> new Step.Ended(whole(answer, target));
            case 301, 302, 303, 307, 308 ->
                    answer.headers()
                            .firstValue("Location")
                            .flatMap(location -> elsewhere(address, location))
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

    private static FetchedMedia whole(HttpResponse<OptionalLong> answer, Target target) {
        OptionalLong size = answer.body();
        if (size.isEmpty()) {
            return new FetchedMedia.TooLarge();
        }
        String type = answer.headers().firstValue("Content-Type").orElse(NO_TYPE);
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return new FetchedMedia.Whole(
                target.file(), size.getAsLong(), bare.isEmpty() ? NO_TYPE : bare);
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
