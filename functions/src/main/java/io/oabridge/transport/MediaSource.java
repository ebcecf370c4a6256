package io.oabridge.transport;

import java.net.URI;

/** Fetches what a platform keeps at an address, from hosts that are allowed and nowhere else. */
public interface MediaSource {

    /**
     * Fetches into a temporary file, so that memory stays small whatever the size.
     *
     * @param maxBytes more than that is not read
     */
    FetchedMedia fetch(URI address, long maxBytes);
}
