package io.oabridge.reliability.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.people.People;
import io.oabridge.reliability.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a crash run went.
 *
 * @param killsByPoint how many workers died at each point
 * @param missed points at which nobody came by in time, in none of the rounds
 * @param reconnects how often an administrator had to connect the account again
 * @param left messages that were still in a queue when the run gave up waiting
 */
public record CrashReport(
        long seed,
        int kills,
        Verdict verdict,
        Map<String, Integer> killsByPoint,
        List<String> missed,
        int reconnects,
        int left,
        Duration took) {

    /** Whether every promise was kept, and everything was tried that was to be tried. */
    public boolean passed() {
        return verdict.kept() && left == 0 && missed.isEmpty();
    }

    /** One object in one line, the counts that matter first. */
    public String json() {
        ObjectNode json = People.object();
        verdict.writeTo(json);
        json.put("kills", kills)
                .put("points", killsByPoint.size())
                .put("missed_points", missed.size())
                .put("reconnects", reconnects)
                .put("left_in_queues", left)
                .put("seconds", took.toSeconds())
                .put("seed", seed);
        return json.toString();
    }
}
