package io.oabridge.relay.port;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Keeps texts for a while. Each is found by its exact id and in no other way. */
public interface FileStore {

    /**
     * Keeps the file, in the place of an earlier one with its id; durable when it returns.
     *
     * @return false when it is too large; nothing was stored then
     */
    boolean save(StoredFile file);

    /** Empty when there never was such a file and when it has expired: nobody can tell which. */
    Optional<StoredFile> find(String id, Instant now);

    /** A text, the name it is saved under, and where and how long customers find it. */
    record StoredFile(String id, URI address, String name, String text, Instant expiresAt) {

        /** Who has the id has the file, and what it says is the customer's business. */
        @Override
        public String toString() {
            return "StoredFile[" + name + ", " + text.length() + " characters]";
        }
    }
}
