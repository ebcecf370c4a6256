package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.Helpdesk;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a customer known to the helpdesk: the contact we remember, else the user the helpdesk
 * remembers, else a new one named after the messenger's profile. A profile that cannot be had holds
 * nothing back: agents see a fallback name until a later message brings the real one. Messages of
 * one customer come one at a time, so no twin is created.
 */
final class Introduction {
    private final ContactBook contacts;
    private final Helpdesk helpdesk;
    private final AuthorizedMessenger messenger;
    private final InstantSource clock;

    Introduction(
            ContactBook contacts,
            Helpdesk helpdesk,
            AuthorizedMessenger messenger,
            InstantSource clock) {
        this.contacts = contacts;
        this.helpdesk = helpdesk;
        this.messenger = messenger;
        this.clock = clock;
    }

    Answer<Contact> of(Customer customer, Connection connection) {
        Optional<Contact> known = contacts.find(customer);
        if (known.isPresent()) {
            return Answer.given(named(known.get(), connection));
        }
        return helpdesk.findUser(connection, customer)
                .then(found ->
                        found.isPresent()
                                ? Answer.given(
                                        remember(
                                                new Contact(
                                                        customer,
                                                        found.get(),
                                                        true,
                                                        Optional.empty())))
                                : create(customer, connection));
    }

    private Answer<Contact> create(Customer customer, Connection connection) {
        Optional<Profile> profile = profile(customer);
        return helpdesk.createUser(
                        connection, customer, profile.orElseGet(() -> Profile.unnamed(customer)))
                .then(user -> {
                    Contact unnamed = new Contact(customer, user, false, Optional.empty());
                    return Answer.given(
                            remember(
                                    profile.map(it -> unnamed.shownAs(it, clock.instant()))
                                            .orElse(unnamed)));
                });
    }

    private Contact named(Contact contact, Connection connection) {
        if (contact.named()) {
            return contact;
        }
        Optional<Profile> profile = profile(contact.customer());
        if (profile.isEmpty()
                || helpdesk.rename(connection, contact.user(), profile.get())
                        instanceof Answer.Missing<HelpdeskUserId>) {
            return contact;
        }
        return remember(contact.shownAs(profile.get(), clock.instant()));
    }

    private Optional<Profile> profile(Customer customer) {
        return switch (messenger.profile(customer)) {
            case Answer.Given<Profile>(Profile given) -> Optional.of(given);
            case Answer.Missing<Profile> _ -> Optional.empty();
        };
    }

    private Contact remember(Contact contact) {
        contacts.save(contact);
        return contact;
    }
}
