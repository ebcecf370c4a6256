package io.oabridge.relay;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a catch-up saw and did; ids and times, never what anybody wrote. */
public record CatchUpReport(
        List<Account> accounts, List<Entry> entries, List<NotCompared> notCompared) {
    public CatchUpReport {
        accounts = List.copyOf(accounts);
        entries = List.copyOf(entries);
        notCompared = List.copyOf(notCompared);
    }

    public long count(Fate fate) {
        return entries.stream().filter(entry -> entry.fate() == fate).count();
    }

    /**
     * How far an account's history was read.
     *
     * @param backTo the oldest moment seen; empty when nothing was
     * @param stopped why it ended before the time that was asked for; empty when it did not
     */
    public record Account(
            ConnectionId id, int customers, Optional<Instant> backTo, Optional<String> stopped) {}

    /**
     * One message of a customer in the time that was asked for.
     *
     * @param whole whether agents get the message itself, and not a line that tells where it is
     */
    public record Entry(
            Customer customer,
            MessageId id,
            String kind,
            Instant sentAt,
            boolean whole,
            Fate fate) {}

    /** A customer of whom nothing was changed, because not all could be read on both sides. */
    public record NotCompared(Customer customer, String cause) {}

    /** What was found about a message, and done. */
    public enum Fate {
        /** Agents have it. */
        ARRIVED,
        /** The ledger knows of an attempt: it is in the queue, or with the dead letters. */
        UNDER_WAY,
        /** Agents have not got it; this was a dry run. */
        MISSING,
        /** Agents had not got it, and it is in their queue now. */
        QUEUED,
        /** The queue took neither this nor any later message of the customer. */
        NOT_QUEUED,
        /** Agents have not got it, and its webhook may still come. */
        UNSETTLED
    }
}
