package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.Helpdesk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Shows agents a customer's new name and picture, asking the messenger at most once a day. It has
 * no outcome: what fails is tried the next day, and nothing waits for it. A user whose shown
 * profile is not known keeps the name it has, which an agent may have chosen.
 */
final class ProfileRefresh {
    private static final Duration PAUSE = Duration.ofDays(1);

    private final ContactBook contacts;
    private final Helpdesk helpdesk;
    private final AuthorizedMessenger messenger;
    private final InstantSource clock;

    ProfileRefresh(
            ContactBook contacts,
            Helpdesk helpdesk,
            AuthorizedMessenger messenger,
            InstantSource clock) {
        this.contacts = contacts;
        this.helpdesk = helpdesk;
        this.messenger = messenger;
        this.clock = clock;
    }

    /**
     * @param contact as it is stored
     */
    void of(Contact contact, Connection connection) {
        Instant now = clock.instant();
        if (!contact.named() || !isDue(contact, now)) {
            return;
        }
        Contact checked =
                switch (messenger.profile(contact.customer())) {
                    case Answer.Missing<Profile> _ -> contact.checkedAt(now);
                    case Answer.Given<Profile>(Profile profile) ->
                            shown(contact, connection, profile)
                                    ? contact.shownAs(profile, now)
                                    : contact.checkedAt(now);
                };
        contacts.save(checked);
    }

    private static boolean isDue(Contact contact, Instant now) {
        return contact.profileCheck().at().map(at -> !now.isBefore(at.plus(PAUSE))).orElse(true);
    }

    private boolean shown(Contact contact, Connection connection, Profile profile) {
        Optional<String> before = contact.profileCheck().fingerprint();
        return before.isEmpty()
                || before.get().equals(profile.fingerprint())
                || helpdesk.rename(connection, contact.user(), profile)
                        instanceof Answer.Given<HelpdeskUserId>;
    }
}
