package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.oabridge.domain.Direction;
import io.oabridge.sqs.Redrive;
import io.oabridge.sqs.RedriveReport;
import io.oabridge.sqs.RedriveReport.Entry;
import io.oabridge.sqs.RedriveReport.Fate;
import io.oabridge.topology.FunctionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings dead letters back, for an operator: as the function, and in the process of {@code
 * ./oabridge redrive}. Without {@code "dryRun": false} it only tells what it would do. The answer
 * is {@code
 * {"dryRun","left","notSeen","messages":[{"direction","conversation","cause","receivedAt",
 * "deliveredParts","fate"}]}}, or {@code {"problems":[…]}} for an order with a mistake in it, of
 * which nothing is done.
 */
public final class RedriveHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** All looking and sending; the function lives a little longer. */
    static final Duration WORKS_FOR = Duration.ofMinutes(8);

    /** Longer than the work, so that no letter is met twice. */
    static final Duration LETTERS_HIDDEN = Duration.ofMinutes(11);

    private static final Logger LOG = LoggerFactory.getLogger(RedriveHandler.class);

    private final Map<Direction, Redrive> redrives;
    private final InstantSource clock;

    /** For Lambda. */
    public RedriveHandler() {
        this(Wiring.of(FunctionSpec.REDRIVE));
    }

    private RedriveHandler(Wiring wiring) {
        this(wiring.redrives(), wiring.clock());
    }

    RedriveHandler(Map<Direction, Redrive> redrives, InstantSource clock) {
        this.redrives = Map.copyOf(redrives);
        this.clock = clock;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> order, Context context) {
        return answer(order);
    }

    /** What the function answers. */
    public Map<String, Object> answer(Map<String, Object> order) {
        return switch (RedriveOrder.read(order, clock.instant())) {
            case RedriveOrder.Invalid(List<String> problems) -> Map.of("problems", problems);
            case RedriveOrder.Valid valid -> carryOut(valid);
        };
    }

    private Map<String, Object> carryOut(RedriveOrder.Valid order) {
        Instant deadline = clock.instant().plus(WORKS_FOR);
        List<Map<String, Object>> messages = new ArrayList<>();
        int left = 0;
        int notSeen = 0;
        for (Direction direction : order.directions()) {
            Redrive redrive = Optional.ofNullable(redrives.get(direction)).orElseThrow();
            RedriveReport report =
                    order.dryRun()
                            ? redrive.dryRun(order.selection(), deadline)
                            : redrive.run(order.selection(), deadline);
            log(direction, order.dryRun(), report);
            report.entries().forEach(entry -> messages.add(shown(direction, entry)));
            left += report.left();
            notSeen += report.notSeen();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", order.dryRun());
        answer.put("left", left);
        answer.put("notSeen", notSeen);
        answer.put("messages", messages);
        return answer;
    }

    private static void log(Direction direction, boolean dryRun, RedriveReport report) {
        LOG.atInfo()
                .addKeyValue("direction", direction)
                .addKeyValue("dryRun", dryRun)
                .addKeyValue("found", report.entries().size())
                .addKeyValue("redriven", report.count(Fate.REDRIVEN))
                .addKeyValue("failed", report.count(Fate.FAILED))
                .addKeyValue("left", report.left())
                .log("dead letters looked at");
    }

    private static Map<String, Object> shown(Direction direction, Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("direction", direction.name());
        shown.put("conversation", entry.conversation());
        shown.put("cause", entry.cause());
        shown.put("receivedAt", entry.receivedAt().toString());
        entry.deliveredParts().ifPresent(parts -> shown.put("deliveredParts", parts));
        shown.put("fate", entry.fate().name());
        return shown;
    }
}
