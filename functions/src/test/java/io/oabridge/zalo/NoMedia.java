package io.oabridge.zalo;

import io.oabridge.transport.MediaSource;

/** For tests in which nothing is to be fetched. */
final class NoMedia {
    static final MediaSource SOURCE =
            (address, maxBytes) -> {
                throw new AssertionError("nothing should be fetched");
            };

    private NoMedia() {}
}
