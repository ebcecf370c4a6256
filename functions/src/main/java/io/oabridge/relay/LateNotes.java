package io.oabridge.relay;

import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Direction;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.relay.port.NoteMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Tells the agent when a message was written that took long to arrive, after an outage or out of
 * the dead letters, so that nobody takes it for new. A private note behind the message, one for a
 * whole backlog; the best that can be done, so nothing waits for it and a crash can swallow it.
 */
final class LateNotes {
    /** What is older than this when it arrives is not read as new any more. */
    static final Duration LATE = Duration.ofHours(1);

    private static final Duration QUIET = AgentNotes.QUIET;
    private static final String CAUSE = "late";

    /** Messengers and agents of the accounts this bridge serves live by Vietnam's clock. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm d/M/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final LocalizedText FROM_CUSTOMER =
            new LocalizedText(
                    "⏰ Tin nhắn trên được khách gửi từ lúc %s (giờ Việt Nam) nhưng bây giờ mới đến."
                            + " Các tin khác đến trong %d phút tới cũng có thể là tin cũ.",
                    "⏰ The customer wrote the message above at %s (Vietnam time); it arrives only now."
                            + " Others of the next %d minutes may be old as well.");
    private static final LocalizedText FROM_AGENT =
            new LocalizedText(
                    "⏰ Tin nhắn soạn lúc %s (giờ Việt Nam) bây giờ mới đến được khách hàng."
                            + " Các tin khác gửi đi trong %d phút tới cũng có thể là tin cũ.",
                    "⏰ What was written at %s (Vietnam time) has reached the customer only now."
                            + " Others of the next %d minutes may be old as well.");

    private final Helpdesk helpdesk;
    private final NoteMemory memory;
    private final Meter meter;
    private final InstantSource clock;

    LateNotes(Helpdesk helpdesk, NoteMemory memory, Meter meter, InstantSource clock) {
        this.helpdesk = helpdesk;
        this.memory = memory;
        this.meter = meter;
        this.clock = clock;
    }

    /** A message has just arrived that was written then. */
    void arrived(
            Connection connection,
            Conversation conversation,
            Direction direction,
            Instant writtenAt) {
        Instant now = clock.instant();
        if (now.isBefore(writtenAt.plus(LATE))
                || connection.settings().noteAuthor().isEmpty()
                || memory.isFresh(conversation, CAUSE, now)) {
            return;
        }
        String text =
                words(direction)
                        .in(connection.settings().language())
                        .formatted(TIME.format(writtenAt), QUIET.toMinutes());
        switch (helpdesk.postNote(connection, conversation, text)) {
            case SendOutcome.Sent _ -> memory.remember(conversation, CAUSE, now.plus(QUIET));
            case SendOutcome.Failure _ -> meter.count(Signal.NOTE_NOT_POSTED, CAUSE);
        }
    }

    private static LocalizedText words(Direction direction) {
        return switch (direction) {
            case TO_HELPDESK -> FROM_CUSTOMER;
            case TO_MESSENGER -> FROM_AGENT;
        };
    }
}
