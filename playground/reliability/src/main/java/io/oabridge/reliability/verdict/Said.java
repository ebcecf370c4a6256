package io.oabridge.reliability.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something somebody wrote that must arrive as one thing: a customer's message, or one part of an
 * agent's.
 *
 * @param mark by which it is recognised on the other side; several may carry the same words
 * @param refusals what the receiving platform refused of all with this mark
 * @param parkedBecause why it lies with the dead letters
 */
public record Said(String mark, List<Refusal> refusals, Optional<String> parkedBecause) {
    public Said {
        refusals = List.copyOf(refusals);
    }

    /** Something that met no obstacle. */
    public static Said of(String mark) {
        return new Said(mark, List.of(), Optional.empty());
    }

    public Said refused(List<Refusal> all) {
        return new Said(mark, all, parkedBecause);
    }

    public Said parked(String cause) {
        return new Said(mark, refusals, Optional.of(cause));
    }

    /** The platform's own code and when it was given. */
    public record Refusal(String code, Instant at) {}
}
