package io.oabridge.handler;

import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.CatchUpSelection;
import io.oabridge.topology.QueueSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator wants caught up: {@code {"dryRun","account","from","to","withUnsettled"}}; only
 * {@code from} must be given. An order with a mistake in it is no order.
 */
sealed interface CatchUpOrder {
    Set<String> KEYS = Set.of("dryRun", "account", "from", "to", "withUnsettled");

    /** A whole order; a dry run unless {@code "dryRun": false} says otherwise. */
    record Valid(CatchUpSelection selection, boolean dryRun) implements CatchUpOrder {}

    /** Everything that is wrong with it, one sentence each. */
    record Invalid(List<String> problems) implements CatchUpOrder {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Deliveries are remembered longer than the earliest {@code from} lies back, so that a second
     * run knows of the first.
     *
     * @param connected the accounts there are
     */
    static CatchUpOrder read(Map<String, Object> input, List<ConnectionId> connected, Instant now) {
        OrderFields fields = new OrderFields(input, KEYS, now);
        boolean dryRun = fields.flag("dryRun", true);
        boolean withUnsettled = fields.flag("withUnsettled", false);
        Optional<ConnectionId> account = account(fields, connected);
        Optional<Instant> from = fields.time("from");
        Optional<Instant> to = fields.time("to").or(() -> Optional.of(now));
        fields.inOrder("from", from, "to", to);
        if (fields.value("from").isEmpty()) {
            fields.problem("\"from\" is missing: since when did no webhook come?");
        }
        if (from.filter(now.minus(QueueSpec.RETENTION)::isAfter).isPresent()) {
            fields.problem(
                    "\"from\" is more than %d days ago; what is older is not caught up."
                            .formatted(QueueSpec.RETENTION.toDays()));
        }
        return fields.problems().isEmpty()
                ? new Valid(
                        new CatchUpSelection(
                                account, from.orElseThrow(), to.orElseThrow(), withUnsettled),
                        dryRun)
                : new Invalid(fields.problems());
    }

    private static Optional<ConnectionId> account(
            OrderFields fields, List<ConnectionId> connected) {
        Optional<String> name = fields.text("account");
        Optional<ConnectionId> found =
                name.flatMap(wanted ->
                        connected.stream().filter(it -> it.account().equals(wanted)).findFirst());
        if (name.isPresent() && found.isEmpty()) {
            fields.problem(
                    "\"account\" is none of the connected ones: %s."
                            .formatted(connected.stream().map(ConnectionId::account).toList()));
        }
        return found;
    }
}
