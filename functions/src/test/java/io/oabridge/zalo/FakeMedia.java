package io.oabridge.zalo;

import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.MediaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Has what a test put at an address, in a fresh file for every fetch. */
final class FakeMedia implements MediaSource {
    private final Path folder;
    private final Map<URI, Supplier<FetchedMedia>> answers = new HashMap<>();
    private final List<Path> files = new ArrayList<>();

    FakeMedia(Path folder) {
        this.folder = folder;
    }

    void put(URI address, byte[] content) {
        answers.put(address, () -> write(content));
    }

    void put(URI address, FetchedMedia answer) {
        answers.put(address, () -> answer);
    }

    int fetches() {
        return files.size();
    }

    boolean isTidy() {
        return files.stream().noneMatch(Files::exists);
    }

    @Override
    public FetchedMedia fetch(URI address, long maxBytes) {
        FetchedMedia answer = answers.getOrDefault(address, () -> new FetchedMedia.Gone(404)).get();
        return answer instanceof FetchedMedia.Whole whole && whole.sizeInBytes() > maxBytes
                ? new FetchedMedia.TooLarge()
                : answer;
    }

    private FetchedMedia write(byte[] content) {
        try {
            Path file = Files.write(folder.resolve("fetched-" + files.size()), content);
            files.add(file);
            return new FetchedMedia.Whole(file, content.length, "text/misleading");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
