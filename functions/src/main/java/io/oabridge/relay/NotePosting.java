package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Refused.Scope;
import io.oabridge.relay.PartByPart.Route;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gets a private note to the agents somehow. A conversation that takes no more notes may have a
 * successor, where the agent is now; what is still not taken may be so for somebody's words in it,
 * and is posted once more without them. A note that nobody takes is counted.
 */
final class NotePosting {
    private final Helpdesk helpdesk;
    private final ContactBook contacts;
    private final Meter meter;

    NotePosting(CrossingPorts ports, Meter meter) {
        this.helpdesk = ports.helpdesk();
        this.contacts = ports.contacts();
        this.meter = meter;
    }

    /**
     * Posts a note about a part of a message.
     *
     * @param headline what is the matter with what stands for {@code %s}
     * @param explanation all that follows, in the connection's language
     */
    SendOutcome post(
            Route route,
            Content part,
            LocalizedText headline,
            Function<Language, String> explanation) {
        Language language = route.connection().settings().language();
        String rest = "\n" + explanation.apply(language);
        String text = headline.in(language).formatted(FewWords.of(part, language)) + rest;
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
            String plain = headline.in(language).formatted(FewWords.kindOf(part, language)) + rest;
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
