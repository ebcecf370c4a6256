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
 */
public record Said(String mark, Optional<Refusal> refusal, Optional<String> parkedBecause) {

    /** Something that met no obstacle. */
    public static Said of(String mark) {
        return new Said(mark, Optional.empty(), Optional.empty());
    }

    public Said refused(String code, Instant at) {
        return new Said(mark, Optional.of(new Refusal(code, at)), parkedBecause);
    }

    public Said parked(String cause) {
        return new Said(mark, refusal, Optional.of(cause));
    }

    /** The platform's own code and when it was given. */
    public record Refusal(String code, Instant at) {}
}
