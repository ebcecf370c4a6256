package io.oabridge.zalo;

import io.oabridge.domain.Happening;
import java.util.Optional;

/**
 * Reads a customer's message from a row of Zalo's history, as {@link ZaloPastMessages} gives it to
 * be queued.
 */
public final class ZaloHistoryReader {
    private ZaloHistoryReader() {}

    /** The message; empty when the body is no such row. */
    public static Optional<Happening.InMessenger> read(String body) {
        return HistoryRow.read(body).flatMap(HistoryRow::message).map(it -> it);
    }
}
