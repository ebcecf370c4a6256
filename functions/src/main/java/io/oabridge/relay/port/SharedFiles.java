package io.oabridge.relay.port;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts what the messenger cannot carry where the customer can fetch it. Whoever does not have an
 * address cannot guess it, and the same part of the same message always has the same one, so that a
 * repeated delivery sends the same words.
 */
public interface SharedFiles {

    /**
     * Stores the text and gives its address, good for {@code life} and at least seven days from
     * now. What was stored survives any crash once this returns.
     *
     * @return empty when there is no address to offer, or the text is too large to be kept
     */
    Optional<URI> share(
            DeliveryKey delivery, int part, String fileName, String text, Duration life);

    /** The address an earlier {@link #share} gave; empty when there was none or it expired. */
    Optional<URI> find(DeliveryKey delivery, int part);
}
