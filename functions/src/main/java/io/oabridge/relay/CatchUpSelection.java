package io.oabridge.relay;

import io.oabridge.domain.ConnectionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which messages are caught up: those written from {@code from} until before {@code to}.
 *
 * @param account only this one's; every account's when empty
 * @param withUnsettled also those whose webhook the messenger may still repeat
 */
public record CatchUpSelection(
        Optional<ConnectionId> account, Instant from, Instant to, boolean withUnsettled) {
    public CatchUpSelection {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    boolean means(Instant writtenAt) {
        return !writtenAt.isBefore(from) && writtenAt.isBefore(to);
    }
}
