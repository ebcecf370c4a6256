package io.oabridge.freshchat;

import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.MediaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Media that were prepared; everything else has expired. */
final class FakeMedia implements MediaSource {
    private final Path directory;
    private final Map<URI, Supplier<FetchedMedia>> prepared = new HashMap<>();
    private final List<URI> fetched = new ArrayList<>();

    FakeMedia(Path directory) {
        this.directory = directory;
    }

    FakeMedia at(String address, FetchedMedia found) {
        prepared.put(URI.create(address), () -> found);
        return this;
    }

    /** A file with one byte for each character. */
    FakeMedia at(String address, String contentType, String octets) {
        prepared.put(URI.create(address), () -> whole(contentType, octets));
        return this;
    }

    List<URI> fetched() {
        return List.copyOf(fetched);
    }

    @Override
    public FetchedMedia fetch(URI address, long maxBytes) {
        fetched.add(address);
        return prepared.getOrDefault(address, () -> new FetchedMedia.Gone(404)).get();
    }

    private FetchedMedia whole(String contentType, String octets) {
        try {
            Path file = Files.createTempFile(directory, "fake", "");
            Files.writeString(file, octets, StandardCharsets.ISO_8859_1);
            return new FetchedMedia.Whole(file, octets.length(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
