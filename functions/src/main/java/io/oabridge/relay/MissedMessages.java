package io.oabridge.relay;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Direction;
import io.oabridge.relay.CatchUpReport.Entry;
import io.oabridge.relay.CatchUpReport.Fate;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.relay.port.RelayQueue;
import io.oabridge.relay.port.RelayWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a customer's messages that agents have not got. */
sealed interface MissedMessages {
    /** Deals with one missing message. */
    Fate missed(PastMessage message);

    /**
     * An entry for each message that is meant, in the order they were written; behind one that the
     * queue did not take, none is queued.
     */
    default List<Entry> of(
            CustomerCatchUp.Compared compared, CatchUpSelection selection, Instant unsettled) {
        List<Entry> entries = new ArrayList<>();
        boolean stopped = false;
        for (PastMessage past : compared.past()) {
            Instant writtenAt = past.message().sentAt();
            if (selection.means(writtenAt)) {
                Fate fate =
                        switch (compared.of(past)) {
                            case ARRIVED -> Fate.ARRIVED;
                            case UNDER_WAY -> Fate.UNDER_WAY;
                            case MISSING -> {
                                if (!writtenAt.isBefore(unsettled)) {
                                    yield Fate.UNSETTLED;
                                }
                                yield stopped ? Fate.NOT_QUEUED : missed(past);
                            }
                        };
                stopped |= fate == Fate.NOT_QUEUED;
                entries.add(entry(past.message(), fate));
            }
        }
        return entries;
    }

    private static Entry entry(ChatMessage.FromCustomer message, Fate fate) {
        return new Entry(
                message.customer(),
                message.id(),
                message.kind(),
                message.sentAt(),
                isWhole(message),
                fate);
    }

    private static boolean isWhole(ChatMessage.FromCustomer message) {
        return message.parts().stream().noneMatch(Content.OutOfReach.class::isInstance);
    }

    /** Of a dry run: everything stays as it is. */
    record Counted() implements MissedMessages {
        @Override
        public Fate missed(PastMessage message) {
            return Fate.MISSING;
        }
    }

    /** Puts them where their webhooks would have put them. */
    record Queued(RelayQueue queue, Meter meter, InstantSource clock) implements MissedMessages {
        private static final Logger LOG = LoggerFactory.getLogger(MissedMessages.class);

        @Override
        public Fate missed(PastMessage past) {
            ChatMessage.FromCustomer message = past.message();
            RelayWork work =
                    RelayWork.of(
                                    Direction.TO_HELPDESK,
                                    message.customer().reference(),
                                    message.kind(),
                                    message.id().value(),
                                    clock.instant(),
                                    past.body())
                            .fromHistory();
            try {
                queue.enqueue(work);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("conversation", work.group())
                        .addKeyValue("error", e.getClass().getName())
                        .log("a missed message could not be queued");
                return Fate.NOT_QUEUED;
            }
            meter.count(Signal.CAUGHT_UP, isWhole(message) ? "whole" : "line");
            return Fate.QUEUED;
        }
    }
}
