package io.oabridge.reliability.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.people.People;
import io.oabridge.reliability.verdict.Verdict;
import java.time.Duration;
import java.util.Map;

/**
 * How a chaos run went.
 *
 * @param troubles how often each fault switch was set
 * @param turnedAway messages whose webhook was not signed, or not by the platform
 * @param unsaid answers that Freshchat did not let an agent write, because the conversation was
 *     over
 * @param reconnects how often an administrator had to connect the account again
 * @param left messages that were still in a queue when the run gave up waiting
 */
public record ChaosReport(
        long seed,
        int messages,
        int customers,
        Verdict verdict,
        Map<String, Integer> troubles,
        int turnedAway,
        int unsaid,
        int reconnects,
        int left,
        Duration took) {

    public boolean passed() {
        return verdict.kept() && left == 0;
    }

    /** One object in one line, the counts that matter first. */
    public String json() {
        ObjectNode json = People.object();
        verdict.writeTo(json);
        json.put("messages", messages)
                .put("users", customers)
                .put("faults", troubles.values().stream().mapToInt(Integer::intValue).sum())
                .put("turned_away", turnedAway)
                .put("unsaid", unsaid)
                .put("reconnects", reconnects)
                .put("left_in_queues", left)
                .put("seconds", took.toSeconds())
                .put("seed", seed);
        return json.toString();
    }
}
