package io.oabridge.handler;

import io.oabridge.domain.Happening;
import io.oabridge.freshchat.FreshchatEventReader;
import io.oabridge.sqs.RelayEnvelope;
import io.oabridge.zalo.ZaloEventReader;
import io.oabridge.zalo.ZaloHistoryReader;
import java.util.Optional;

/** Reads what lies in the queues, each body in the form that its source has. */
final class QueuedHappenings {
    private static final ZaloEventReader ZALO_EVENTS = new ZaloEventReader();

    private QueuedHappenings() {}

    static Optional<Happening.InMessenger> inMessenger(RelayEnvelope.Read queued) {
        return switch (queued.source()) {
            case WEBHOOK -> ZALO_EVENTS.read(queued.body(), queued.receivedAt());
            case HISTORY -> ZaloHistoryReader.read(queued.body());
        };
    }

    /** Nobody reads a helpdesk's history into a queue. */
    static Optional<Happening.InHelpdesk> inHelpdesk(RelayEnvelope.Read queued) {
        return switch (queued.source()) {
            case WEBHOOK -> FreshchatEventReader.read(queued.body(), queued.receivedAt());
            case HISTORY -> Optional.empty();
        };
    }
}
