package io.oabridge.relay;

import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.FileStore.StoredFile;
import io.oabridge.relay.port.SharedFiles;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Files behind links of the bridge's own public address. An address once given stays as it is, also
 * when the public address changes before the message is through.
 */
public final class LinkedFiles implements SharedFiles {
    /** What customers are promised, from the moment their message can go out. */
    static final Duration PROMISED = Duration.ofDays(7);

    /** A message may wait that long after its file was stored. */
    private static final Duration WAITING = Duration.ofDays(1);

    private final FileStore store;
    private final FileIds ids;
    private final Optional<URI> publicUrl;
    private final InstantSource clock;

    /**
     * @param publicUrl where customers reach the bridge; without it nothing new is shared
     */
    public LinkedFiles(FileStore store, FileIds ids, Optional<URI> publicUrl, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public Optional<URI> share(
            DeliveryKey delivery, int part, String fileName, String text, Duration life) {
        Duration kept = life.compareTo(PROMISED) < 0 ? PROMISED : life;
        return ids.of(delivery, part).flatMap(id -> share(id, fileName, text, kept.plus(WAITING)));
    }

    @Override
    public Optional<URI> find(DeliveryKey delivery, int part) {
        return ids.of(delivery, part)
                .flatMap(id -> store.find(id, clock.instant()))
                .map(StoredFile::address);
    }

    private Optional<URI> share(String id, String fileName, String text, Duration kept) {
        Instant now = clock.instant();
        Optional<StoredFile> earlier = store.find(id, now);
        if (earlier.isPresent() && !earlier.get().expiresAt().isBefore(now.plus(PROMISED))) {
            return earlier.map(StoredFile::address);
        }
        return earlier.map(StoredFile::address)
                .or(() -> publicUrl.map(base -> address(base, id, fileName)))
                .filter(address ->
                        store.save(new StoredFile(id, address, fileName, text, now.plus(kept))));
    }

    private static URI address(URI base, String id, String fileName) {
        String start = base.toString().replaceFirst("/+$", "");
        String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(start + "/files/" + id + "/" + name);
    }
}
