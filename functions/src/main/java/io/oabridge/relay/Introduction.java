package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.Helpdesk;
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

    Introduction(ContactBook contacts, Helpdesk helpdesk, AuthorizedMessenger messenger) {
        this.contacts = contacts;
        this.helpdesk = helpdesk;
        this.messenger = messenger;
    }

    Answer<Contact> of(Customer customer, Connection connection) {
        Optional<Contact> known = contacts.find(customer);
        if (known.isPresent()) {
            return Answer.given(named(known.get(), connection));
        }
        return helpdesk.findUser(connection, customer)
                .then(found ->
                        found.isPresent()
                                ? Answer.given(remember(customer, found.get(), true))
                                : create(customer, connection));
    }

    private Answer<Contact> create(Customer customer, Connection connection) {
        Optional<Profile> profile = profile(customer);
        return helpdesk.createUser(
                        connection, customer, profile.orElseGet(() -> Profile.unnamed(customer)))
                .then(user -> Answer.given(remember(customer, user, profile.isPresent())));
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
        Contact better = contact.nowNamed();
        contacts.save(better);
        return better;
    }

    private Optional<Profile> profile(Customer customer) {
        return switch (messenger.profile(customer)) {
            case Answer.Given<Profile>(Profile given) -> Optional.of(given);
            case Answer.Missing<Profile> _ -> Optional.empty();
        };
    }

    private Contact remember(Customer customer, HelpdeskUserId user, boolean named) {
        Contact contact = new Contact(customer, user, named, Optional.empty());
        contacts.save(contact);
        return contact;
    }
}
