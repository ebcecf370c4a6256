package io.oabridge.relay;

import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Happening;
import io.oabridge.domain.Happening.Signal.Sign;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells agents of what is no message of the customer: reactions, follows, and what a colleague
 * answered in the messenger's own console. A private note in the customer's current conversation,
 * only where the connection's owner wants it. Nobody can look a note up, so one whose posting is
 * uncertain is posted again: it may appear twice, it is never missing.
 */
final class QuietNotes {
    private static final int WHOLE = 0;
    private static final LocalizedText REACTED =
            new LocalizedText(
                    "Khách đã thả cảm xúc vào một tin nhắn.", "The customer reacted to a message.");
    private static final LocalizedText FOLLOWED =
            new LocalizedText(
                    "➕ Khách đã quan tâm Zalo OA.",
                    "➕ The customer now follows the Zalo Official Account.");
    private static final LocalizedText UNFOLLOWED =
            new LocalizedText(
                    "➖ Khách đã bỏ quan tâm Zalo OA.",
                    "➖ The customer no longer follows the Zalo Official Account.");
    private static final LocalizedText ANSWERED =
            new LocalizedText("Đã trả lời từ Zalo OA Manager:", "Answered from Zalo OA Manager:");

    private final CrossingPorts ports;
    private final DeliveryLedger ledger;
    private final Meter meter;
    private final InstantSource clock;

    QuietNotes(CrossingPorts ports, Meter meter, InstantSource clock) {
        this.ports = ports;
        this.ledger = ports.ledger();
        this.meter = meter;
        this.clock = clock;
    }

    /** Makes one attempt; safe to repeat. */
    CrossingOutcome note(Happening.Signal signal) {
        Optional<Connection> connection = ports.connections().find(signal.customer().connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        if (!connection.get().settings().reactions()) {
            return new Finished(Result.REACTIONS_OFF);
        }
        Language language = connection.get().settings().language();
        return post(connection.get(), signal, words(signal.sign(), language));
    }

    /** Makes one attempt; safe to repeat. */
    CrossingOutcome note(Happening.OwnerReply reply) {
        Optional<Connection> connection = ports.connections().find(reply.customer().connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        if (!connection.get().settings().mirrorOwnerReplies()) {
            return new Finished(Result.OWNER_REPLIES_OFF);
        }
        Language language = connection.get().settings().language();
        String answer =
                reply.parts().stream()
                        .map(part -> NoteWords.of(part, language))
                        .collect(Collectors.joining("\n"));
        String between = reply.parts().size() == 1 && isOneLine(reply) ? " " : "\n";
        return post(connection.get(), reply, ANSWERED.in(language) + between + answer);
    }

    private CrossingOutcome post(
            Connection connection, Happening.InMessenger happening, String text) {
        DeliveryKey key = DeliveryKey.of(happening);
        return switch (ledger.read(key).getOrDefault(WHOLE, new PartState.Untried())) {
            case PartState.Open before -> post(connection, happening, text, key, before);
            case PartState.Untold _, PartState.Settled _ -> new Finished(Result.DUPLICATE);
        };
    }

    private CrossingOutcome post(
            Connection connection,
            Happening.InMessenger happening,
            String text,
            DeliveryKey key,
            PartState.Open before) {
        Optional<Conversation> conversation =
                ports.contacts().find(happening.customer()).flatMap(Contact::conversation);
        if (conversation.isEmpty()) {
            return new Finished(Result.NO_CONVERSATION);
        }
        if (!ledger.attempt(key, WHOLE, before, clock.instant())) {
            return new Waiting(Duration.ZERO, "delivered-elsewhere-now");
        }
        return switch (ports.helpdesk().postNote(connection, conversation.get(), text)) {
            case SendOutcome.Sent(var id) -> settle(connection, key, new PartState.Sent(id));
            case SendOutcome.Refused refused -> {
                meter.count(Meter.Signal.NOTE_NOT_POSTED, refused.code());
                yield settle(connection, key, new PartState.Refused(refused.code()));
            }
            case SendOutcome.Uncertain(String cause) ->
                    new Waiting(CrossingOutcome.SETTLING_TIME, cause);
            case SendOutcome.RetryLater(Duration after, String cause) -> untried(key, after, cause);
            case SendOutcome.TokenRejected(String code) -> untried(key, Duration.ZERO, code);
        };
    }

    private CrossingOutcome untried(DeliveryKey key, Duration after, String cause) {
        ledger.withdraw(key, WHOLE);
        return new Waiting(after, cause);
    }

    private CrossingOutcome settle(Connection connection, DeliveryKey key, PartState.Settled end) {
        ledger.settle(key, WHOLE, connection.id(), end);
        return new Finished(end instanceof PartState.Sent ? Result.NOTED : Result.NOT_NOTED);
    }

    private static String words(Sign sign, Language language) {
        return switch (sign) {
            case Sign.Reaction(String icon) -> (icon + " " + REACTED.in(language)).strip();
            case Sign.Follow _ -> FOLLOWED.in(language);
            case Sign.Unfollow _ -> UNFOLLOWED.in(language);
        };
    }

    private static boolean isOneLine(Happening.OwnerReply reply) {
        return reply.parts().getFirst() instanceof Content.Text(String text)
                && text.indexOf('\n') < 0;
    }
}
