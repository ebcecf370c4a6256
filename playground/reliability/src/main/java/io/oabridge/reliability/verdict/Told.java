package io.oabridge.reliability.verdict;

import java.time.Instant;

/**
 * A private note that tells, or was to tell, an agent of something that did not go well. {@code
 * words} are what the note says of the message; they hold its mark unless the message has no words
 * of its own.
 */
public sealed interface Told {
    String words();

    /** It did not arrive, for that reason. */
    record NotDelivered(String words, String code, Instant at) implements Told {}

    /** Agents have not seen what a customer wrote. */
    record NotShown(String words) implements Told {}

    /** It may have arrived. */
    record Perhaps(String words) implements Told {}

    /** The helpdesk refused the note, so no agent has read it. */
    record NotPosted(String words) implements Told {}
}
