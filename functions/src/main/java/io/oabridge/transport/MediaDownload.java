package io.oabridge.transport;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches media from allowed hosts on the internet, and from nowhere else: whoever writes an
 * address into a message must not make the bridge call its own network. Every redirect is checked
 * like the first address. Safe for use by many threads.
 *
 * <p>A host is looked up once for each request, refused when any of its addresses is not public,
 * and connected to at an address that was found then: a name that means something else a moment
 * later changes nothing (docs/adr/0020).
 */
public final class MediaDownload implements MediaSource {
    private static final Logger LOG = LoggerFactory.getLogger(MediaDownload.class);
    private static final int MAX_REDIRECTS = 3;

    private final AllowedHosts hosts;
    private final Resolver resolver;
    private final Duration timeout;
    private final FileRequest requests;

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
     * @param directory for the temporary files
     */
    public MediaDownload(AllowedHosts hosts, Resolver resolver, Duration timeout, Path directory) {
        this(
                hosts,
                resolver,
                timeout,
                new FileRequest(directory, (SSLSocketFactory) SSLSocketFactory.getDefault()));
    }

    MediaDownload(AllowedHosts hosts, Resolver resolver, Duration timeout, FileRequest requests) {
        this.hosts = hosts;
        this.resolver = resolver;
        this.timeout = timeout;
        this.requests = requests;
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

    private FetchedMedia follow(URI first, long maxBytes, long deadline) {
        URI address = first;
        for (int request = 0; request <= MAX_REDIRECTS; request++) {
            switch (hosts.check(address)) {
                case AllowedHosts.Verdict.Refused(String why) -> {
                    return new FetchedMedia.Forbidden(why);
                }
                case AllowedHosts.Verdict.Allowed allowed -> {
                    switch (request(allowed, maxBytes, deadline)) {
                        case FileRequest.Step.Ended(FetchedMedia fetched) -> {
                            return fetched;
                        }
                        case FileRequest.Step.Elsewhere(URI next) -> address = next;
                    }
                }
            }
        }
        return new FetchedMedia.Forbidden("too-many-redirects");
    }

    private FileRequest.Step request(
            AllowedHosts.Verdict.Allowed allowed, long maxBytes, long deadline) {
        URI address = allowed.address();
        if (address.getScheme().equals("http")) {
            return requests.get(address, Optional.empty(), maxBytes, deadline);
        }
        try {
            List<InetAddress> found = resolver.resolve(address.getHost());
            return allowed.trusted() || found.stream().allMatch(PublicAddress::is)
                    ? requests.get(address, found.stream().findFirst(), maxBytes, deadline)
                    : new FileRequest.Step.Ended(new FetchedMedia.Forbidden("private-address"));
        } catch (UnknownHostException e) {
            return new FileRequest.Step.Ended(new FetchedMedia.Unavailable("unknown-host"));
        }
    }
}
