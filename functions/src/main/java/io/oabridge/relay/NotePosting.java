package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Refused.Scope;
import io.oabridge.relay.PartByPart.Route;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Gets a private note to the agents somehow. A conversation that takes no more notes may have a
 * successor, where the agent is now; what is still not taken may be so for somebody's words in it,
 * and is posted once more without them. A note that nobody takes is counted.
 */
final class NotePosting {
    private final Helpdesk helpdesk;
    private final ContactBook contacts;
    private final Meter meter;

    NotePosting(Helpdesk helpdesk, ContactBook contacts, Meter meter) {
        this.helpdesk = helpdesk;
        this.contacts = contacts;
        this.meter = meter;
    }

    /**
     * Posts a note about a part of a message.
     *
     * @param note the note's text, given how the part is named in it
     */
    SendOutcome post(Route route, Content part, UnaryOperator<String> note) {
        Language language = route.connection().settings().language();
        String text = note.apply(FewWords.of(part, language));
        Conversation place = route.conversation();
        SendOutcome outcome = helpdesk.postNote(route.connection(), place, text);
        if (outcome instanceof SendOutcome.Refused) {
            Optional<Conversation> successor = successor(route);
            if (successor.isPresent()) {
                place = successor.get();
                outcome = helpdesk.postNote(route.connection(), place, text);
            }
        }
        if (outcome instanceof SendOutcome.Refused refused && refused.scope() == Scope.MESSAGE) {
            String plain = note.apply(FewWords.kindOf(part, language));
            outcome = helpdesk.postNote(route.connection(), place, plain);
        }
        if (outcome instanceof SendOutcome.Refused refused) {
            meter.count(Signal.NOTE_NOT_POSTED, refused.code());
        }
        return outcome;
    }

    private Optional<Conversation> successor(Route route) {
        return contacts.find(route.customer())
                .flatMap(Contact::conversation)
                .filter(newest -> !newest.equals(route.conversation()));
    }
}
