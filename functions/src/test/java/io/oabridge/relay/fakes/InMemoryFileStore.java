package io.oabridge.relay.fakes;

import io.oabridge.relay.port.FileStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shared files by id; a test may set what is too large. */
public final class InMemoryFileStore implements FileStore {
    private final Map<String, StoredFile> files = new HashMap<>();
    private int largest = Integer.MAX_VALUE;

    @Override
    public boolean save(StoredFile file) {
        if (file.text().length() > largest) {
            return false;
        }
        files.put(file.id(), file);
        return true;
    }

    @Override
    public Optional<StoredFile> find(String id, Instant now) {
        return Optional.ofNullable(files.get(id)).filter(file -> file.expiresAt().isAfter(now));
    }

    /** From now on nothing longer is taken. */
    public void limit(int characters) {
        largest = characters;
    }

    public List<StoredFile> all() {
        return List.copyOf(files.values());
    }
}
