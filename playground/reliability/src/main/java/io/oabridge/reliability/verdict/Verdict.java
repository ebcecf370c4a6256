package io.oabridge.reliability.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a run comes to. Everything taken has exactly one fate: {@code sent} is the sum of {@code
 * delivered}, {@code lost}, {@code refused}, {@code parked}, {@code unexplained}, and those of
 * {@code uncertain} that did not arrive.
 *
 * @param sent how much the bridge took
 * @param delivered how much of it was seen, once or more often
 * @param lost neither seen nor explained to anybody
 * @param doubled how many copies too many were seen
 * @param uncertain how much agents were told may have arrived
 * @param uncertainArrived how much of that had arrived
 * @param outOfOrder how often something was seen behind what the bridge took after it
 * @param refused not seen, and explained to the agent
 * @param parked not seen, and kept with the dead letters together with the cause
 * @param parkedTold of how much of that a note tells by its words
 * @param unexplained not seen, and the helpdesk refused the note for good: an alarm tells of those
 * @param misinformed seen although an agent was told that it did not arrive
 * @param strangers seen although nobody the bridge may believe has written it
 * @param findings what is wrong, in words; not more than {@link #MOST_FINDINGS}
 */
public record Verdict(
        int sent,
        int delivered,
        int lost,
        int doubled,
        int uncertain,
        int uncertainArrived,
        int outOfOrder,
        int refused,
        int parked,
        int parkedTold,
        int unexplained,
        int misinformed,
        int strangers,
        List<String> findings) {
    public static final int MOST_FINDINGS = 40;

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** The judgement on all conversations together. */
    public static Verdict of(List<Lane> lanes) {
        Tally tally = new Tally();
        lanes.forEach(tally::add);
        return tally.verdict();
    }

    /** Adds the counts to a JSON object, in the order in which they are read. */
    public void writeTo(ObjectNode json) {
        json.put("sent", sent)
                .put("delivered", delivered)
                .put("lost", lost)
                .put("doubled", doubled)
                .put("uncertain", uncertain)
                .put("out_of_order", outOfOrder)
                .put("uncertain_arrived", uncertainArrived)
                .put("refused", refused)
                .put("parked", parked)
                .put("parked_told", parkedTold)
                .put("unexplained", unexplained)
                .put("misinformed", misinformed)
                .put("strangers", strangers);
    }

    /** Whether the promise was kept: once, in order, or told. */
    public boolean kept() {
        return lost + doubled + outOfOrder + misinformed + strangers == 0;
    }
}
