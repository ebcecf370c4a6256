package io.oabridge.playground.page;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of one message on its way across; the steps of a key make up a row of the page.
 *
 * @param key the message, the same for all its steps
 * @param direction {@code TO_HELPDESK} or {@code TO_MESSENGER}
 * @param conversation what the message belongs to, in the words of the side it came from
 * @param step what happened, in the words of the functions' log, such as {@code webhook accepted},
 *     {@code picked up}, {@code platform call}; the page has words of its own for those it knows
 * @param detail more about it, never a secret; may be empty
 * @param outcome {@code ok}, {@code retry}, {@code refused}, {@code dropped} or {@code uncertain},
 *     on a step that decides how the message stands
 */
public record TraceStep(
        String key,
        String direction,
        String conversation,
        String step,
        String detail,
        Instant at,
        Optional<String> outcome) {}
