package io.oabridge.relay;

import io.oabridge.domain.Connection;
import io.oabridge.domain.Customer;
import io.oabridge.relay.CatchUpReport.Account;
import io.oabridge.relay.CatchUpReport.Entry;
import io.oabridge.relay.CatchUpReport.NotCompared;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.RelayQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds what customers wrote while no webhook reached the bridge, and queues it as if the webhook
 * had come: in each conversation's own order, under the name its delivery is remembered by, so that
 * a second run, or two at once, change nothing.
 */
public final class CatchUp {
    /** The messenger repeats a webhook for about so long (docs/platforms/zalo.md §5.3). */
    static final Duration SETTLING_TIME = Duration.ofHours(2);

    /**
     * What was written shortly before takes part in the comparison: its post may have come late.
     */
    static final Duration LEAD = Duration.ofHours(1);

    private final CrossingPorts ports;
    private final Histories histories;
    private final RelayQueue queue;
    private final Meter meter;
    private final InstantSource clock;
    private final Consumer<Duration> sleep;

    /**
     * @param sleep waits when a platform wants no calls for a while
     */
    public CatchUp(
            CrossingPorts ports,
            Histories histories,
            RelayQueue queue,
            Meter meter,
            InstantSource clock,
            Consumer<Duration> sleep) {
        this.ports = ports;
        this.histories = histories;
        this.queue = queue;
        this.meter = meter;
        this.clock = clock;
        this.sleep = sleep;
    }

    /** Tells what is missing and changes nothing. */
    public CatchUpReport dryRun(CatchUpSelection selection, Instant deadline) {
        return run(selection, deadline, new MissedMessages.Counted());
    }

    /** Queues what is missing. */
    public CatchUpReport run(CatchUpSelection selection, Instant deadline) {
        return run(selection, deadline, new MissedMessages.Queued(queue, meter, clock));
    }

    private CatchUpReport run(CatchUpSelection selection, Instant deadline, MissedMessages missed) {
        List<Account> accounts = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<NotCompared> notCompared = new ArrayList<>();
        Patience patience = new Patience(deadline, clock, sleep);
        PastReading reading =
                new PastReading(histories.messenger(), new Authorized(ports.tokens()), patience);
        Instant since = selection.from().minus(LEAD);
        for (Connection connection : meant(selection, ports.connections())) {
            PastReading.Read<Customer> read = reading.customers(connection.id(), since);
            accounts.add(
                    new Account(
                            connection.id(), read.entries().size(), read.backTo(), read.stopped()));
            CustomerCatchUp each =
                    new CustomerCatchUp(ports, histories.helpdesk(), reading, connection, since);
            for (Customer customer : read.entries()) {
                switch (each.of(customer)) {
                    case CustomerCatchUp.Unknown(String cause) ->
                            notCompared.add(new NotCompared(customer, cause));
                    case CustomerCatchUp.Compared compared ->
                            entries.addAll(
                                    missed.of(compared, selection, unsettledSince(selection)));
                }
            }
        }
        return new CatchUpReport(accounts, entries, notCompared);
    }

    private Instant unsettledSince(CatchUpSelection selection) {
        return selection.withUnsettled() ? selection.to() : clock.instant().minus(SETTLING_TIME);
    }

    private static List<Connection> meant(CatchUpSelection selection, ConnectionBook book) {
        return selection
                .account()
                .map(account -> book.find(account).stream().toList())
                .orElseGet(book::all);
    }
}
