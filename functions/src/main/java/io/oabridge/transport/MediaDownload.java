package io.oabridge.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
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
 * Fetches media from allowed hosts on the internet, and from nowhere else: whoever writes an
 * address into a message must not make the bridge call its own network. Every redirect is checked
 * like the first address. Safe for use by many threads.
 *
 * <p>A host is looked up and refused when any of its addresses is not public. The JDK's client then
 * looks it up once more; an answer that changes in between is not noticed here. What is left of
 * that hole: the JDK keeps an answer for 30 seconds, so the second look normally finds the first
 * one's answer; and a private server would have to show a certificate of the allowed host, because
 * only listed origins are ever asked without TLS.
 */
public final class MediaDownload implements MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(MediaDownload.class);
    private static final int MAX_REDIRECTS = 3;
    private static final String NO_TYPE = "application/octet-stream";

    private final AllowedHosts hosts;
    private final Resolver resolver;
    private final Duration timeout;
    private final Path directory;
    private final HttpClient client;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Resolver {
        /**
         * @throws UnknownHostException when there are none, or nobody can tell
         */
        List<InetAddress> resolve(String host) throws UnknownHostException;

        /** The one of this machine. */
        static Resolver ofMachine() {
            return host -> List.of(InetAddress.getAllByName(host));
        }
    }

    /**
     * @param timeout for fetching one medium, redirects included; looking a name up takes as long
     *     as the machine allows
     */
    public MediaDownload(AllowedHosts hosts, Resolver resolver, Duration timeout) {
        this(hosts, resolver, timeout, Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    MediaDownload(AllowedHosts hosts, Resolver resolver, Duration timeout, Path directory) {
        this.hosts = hosts;
        this.resolver = resolver;
        this.timeout = timeout;
        this.directory = directory;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public FetchedMedia fetch(URI address, long maxBytes) {
        long start = System.nanoTime();
        FetchedMedia fetched = follow(address, maxBytes, start + timeout.toNanos());
        LOG.atInfo()
                .addKeyValue("host", address.getHost())
                .addKeyValue("result", result(fetched))
                .addKeyValue("tookMs", Duration.ofNanos(System.nanoTime() - start).toMillis())
                .log("media download");
        return fetched;
    }

    private static String result(FetchedMedia fetched) {
        return switch (fetched) {
            case FetchedMedia.Whole whole -> whole.sizeInBytes() + " bytes";
            case FetchedMedia.TooLarge _ -> "too-large";
            case FetchedMedia.Gone(int status) -> "gone-" + status;
            case FetchedMedia.Forbidden(String why) -> why;
            case FetchedMedia.Unavailable(String cause) -> cause;
        };
    }

    /** Where one request led. */
    private sealed interface Step {
        record Ended(FetchedMedia fetched) implements Step {}

        record Elsewhere(URI address) implements Step {}
    }

    private FetchedMedia follow(URI first, long maxBytes, long deadline) {
        URI address = first;
        for (int request = 0; request <= MAX_REDIRECTS; request++) {
            switch (hosts.check(address)) {
                case AllowedHosts.Verdict.Refused(String why) -> {
                    return new FetchedMedia.Forbidden(why);
                }
                case AllowedHosts.Verdict.Allowed allowed -> {
                    Optional<FetchedMedia> obstacle =
                            allowed.trusted() ? Optional.empty() : obstacle(allowed.address());
                    if (obstacle.isPresent()) {
                        return obstacle.get();
                    }
                    switch (ask(allowed.address(), maxBytes, deadline)) {
                        case Step.Ended(FetchedMedia fetched) -> {
                            return fetched;
                        }
                        case Step.Elsewhere(URI next) -> address = next;
                    }
                }
            }
        }
        return new FetchedMedia.Forbidden("too-many-redirects");
    }

    private Optional<FetchedMedia> obstacle(URI address) {
        try {
            return resolver.resolve(address.getHost()).stream().allMatch(PublicAddress::is)
                    ? Optional.empty()
                    : Optional.of(new FetchedMedia.Forbidden("private-address"));
        } catch (UnknownHostException e) {
            return Optional.of(new FetchedMedia.Unavailable("unknown-host"));
        }
    }

    private Step ask(URI address, long maxBytes, long deadline) {
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
