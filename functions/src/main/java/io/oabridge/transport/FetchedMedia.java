package io.oabridge.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What fetching a medium came to. */
public sealed interface FetchedMedia {

    /**
     * Fetched whole; the file is gone when this is closed. {@code contentType} is lower-case,
     * without parameters.
     */
    record Whole(Path file, long sizeInBytes, String contentType)
            implements FetchedMedia, AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Larger than was asked for. */
    record TooLarge() implements FetchedMedia {}

    /** The address has expired, or never was one. */
    record Gone(int status) implements FetchedMedia {}

    /** Not on the allow-list, not https, or leading into a private network: nothing was fetched. */
    record Forbidden(String why) implements FetchedMedia {}

    /** The host did not answer, or answered with an error that may pass. */
    record Unavailable(String cause) implements FetchedMedia {}
}
