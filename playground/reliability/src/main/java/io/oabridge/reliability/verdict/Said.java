package io.oabridge.reliability.verdict;

import java.time.Instant;
import java.util.Optional;

/**
 * Something somebody wrote that must arrive as one thing: a customer's message, or one part of an
 * agent's.
 *
 * @param mark by which it is recognised on the other side; several may carry the same words
 * @param refusal that the receiving platform refused it for good
 * @param parkedBecause why it lies with the dead letters
 * @param noteRefused that the helpdesk refused the note which was to tell of it
 */
public record Said(
        String mark,
        Optional<Refusal> refusal,
        Optional<String> parkedBecause,
        boolean noteRefused) {

    /** Something that met no obstacle. */
    public static Said of(String mark) {
        return new Said(mark, Optional.empty(), Optional.empty(), false);
    }

    public Said refused(String code, Instant at) {
        return new Said(mark, Optional.of(new Refusal(code, at)), parkedBecause, noteRefused);
    }

    public Said parked(String cause) {
        return new Said(mark, refusal, Optional.of(cause), noteRefused);
    }

    public Said withoutNote() {
        return new Said(mark, refusal, parkedBecause, true);
    }

    /** The platform's own code and when it was given. */
    public record Refusal(String code, Instant at) {}
}
