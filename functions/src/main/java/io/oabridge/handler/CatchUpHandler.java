package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.oabridge.domain.Connection;
import io.oabridge.relay.CatchUp;
import io.oabridge.relay.CatchUpReport;
import io.oabridge.relay.CatchUpReport.Account;
import io.oabridge.relay.CatchUpReport.Entry;
import io.oabridge.relay.CatchUpReport.Fate;
import io.oabridge.relay.CatchUpReport.NotCompared;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.topology.FunctionSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings customers' messages whose webhooks never came, for an operator. Without {@code "dryRun":
 * false} it only tells what is missing. The answer is {@code
 * {"dryRun","arrived","accounts":[{"account","customers","readBackTo","stopped"}],
 * "notCompared":[{"conversation","cause"}],
 * "messages":[{"conversation","message","kind","sentAt","shownAs","fate"}]}}; messages that had
 * arrived are only counted. For an order with a mistake in it, of which nothing is done, it is
 * {@code {"problems":[…]}}.
 */
public final class CatchUpHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    /** All reading and queueing; the function lives a little longer. */
    static final Duration WORKS_FOR = Duration.ofMinutes(8);

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpHandler.class);

    private final CatchUp catchUp;
    private final ConnectionBook connections;
    private final InstantSource clock;

    /** For Lambda. */
    public CatchUpHandler() {
        this(Wiring.of(FunctionSpec.CATCH_UP));
    }

    private CatchUpHandler(Wiring wiring) {
        this(wiring.catchUp(), wiring.connections(), wiring.clock());
    }

    CatchUpHandler(CatchUp catchUp, ConnectionBook connections, InstantSource clock) {
        this.catchUp = catchUp;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> order, Context context) {
        return answer(order);
    }

    /** What the function answers. */
    public Map<String, Object> answer(Map<String, Object> order) {
        Instant now = clock.instant();
        return switch (CatchUpOrder.read(
                order, connections.all().stream().map(Connection::id).toList(), now)) {
            case CatchUpOrder.Invalid(List<String> problems) -> Map.of("problems", problems);
            case CatchUpOrder.Valid valid -> carryOut(valid, now.plus(WORKS_FOR));
        };
    }

    private Map<String, Object> carryOut(CatchUpOrder.Valid order, Instant deadline) {
        CatchUpReport report =
                order.dryRun()
                        ? catchUp.dryRun(order.selection(), deadline)
                        : catchUp.run(order.selection(), deadline);
        log(order.dryRun(), report);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("dryRun", order.dryRun());
        answer.put("arrived", report.count(Fate.ARRIVED));
        answer.put("accounts", report.accounts().stream().map(CatchUpHandler::shown).toList());
        answer.put(
                "notCompared", report.notCompared().stream().map(CatchUpHandler::shown).toList());
        answer.put(
                "messages",
                report.entries().stream()
                        .filter(entry -> entry.fate() != Fate.ARRIVED)
                        .map(CatchUpHandler::shown)
                        .toList());
        return answer;
    }

    private static void log(boolean dryRun, CatchUpReport report) {
        LOG.atInfo()
                .addKeyValue("dryRun", dryRun)
                .addKeyValue("arrived", report.count(Fate.ARRIVED))
                .addKeyValue("missing", report.count(Fate.MISSING))
                .addKeyValue("queued", report.count(Fate.QUEUED))
                .addKeyValue("notQueued", report.count(Fate.NOT_QUEUED))
                .addKeyValue("unsettled", report.count(Fate.UNSETTLED))
                .addKeyValue("notCompared", report.notCompared().size())
                .log("history compared");
    }

    private static Map<String, Object> shown(Account account) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("account", account.id().account());
        shown.put("customers", account.customers());
        account.backTo().ifPresent(oldest -> shown.put("readBackTo", oldest.toString()));
        account.stopped().ifPresent(cause -> shown.put("stopped", cause));
        return shown;
    }

    private static Map<String, Object> shown(NotCompared customer) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("conversation", customer.customer().reference());
        shown.put("cause", customer.cause());
        return shown;
    }

    private static Map<String, Object> shown(Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("conversation", entry.customer().reference());
        shown.put("message", entry.id().value());
        shown.put("kind", entry.kind());
        shown.put("sentAt", entry.sentAt().toString());
        shown.put("shownAs", entry.whole() ? "MESSAGE" : "LINE");
        shown.put("fate", entry.fate().name());
        return shown;
    }
}
