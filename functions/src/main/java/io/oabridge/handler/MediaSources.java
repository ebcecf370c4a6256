package io.oabridge.handler;

import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.MediaDownload;
import io.oabridge.transport.MediaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From which hosts media may be fetched: each platform's own, and those an installation adds. */
final class MediaSources {
    /** With the upload after it, it still fits into the worker's time. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final Path TEMPORARY_FILES = Path.of(System.getProperty("java.io.tmpdir"));

    /** Where Zalo keeps what its users send (docs/platforms/zalo.md §5.4). */
    private static final List<String> ZALO =
            List.of("*.zdn.vn", "*.zadn.vn", "*.zalo.me", "*.zaloapp.com");

    /**
     * Where Freshchat keeps what agents attach. Its pictures are in buckets named like {@code
     * fc-use1-00-pics-bkt-00} (docs/platforms/freshchat.md §4); a pattern can only leave out whole
     * labels, so every bucket addressed in that way is allowed.
     */
    private static final List<String> FRESHCHAT =
            List.of(
                    "*.freshchat.com",
                    "*.myfreshworks.com",
                    "*.freshworks.com",
                    "*.s3.amazonaws.com");

    private MediaSources() {}

    static MediaSource ofZalo(Settings settings) {
        return of(ZALO, settings.zaloMediaHosts());
    }

    static MediaSource ofFreshchat(Settings settings) {
        return of(FRESHCHAT, settings.freshchatMediaHosts());
    }

    private static MediaSource of(List<String> usual, List<String> further) {
        List<String> hosts = new ArrayList<>(usual);
        hosts.addAll(further);
        return new MediaDownload(
                AllowedHosts.of(hosts),
                MediaDownload.Resolver.ofMachine(),
                TIMEOUT,
                TEMPORARY_FILES);
    }
}
