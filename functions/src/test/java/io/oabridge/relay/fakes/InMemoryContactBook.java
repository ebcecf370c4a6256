package io.oabridge.relay.fakes;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Contacts by customer, and the way back from every conversation they ever had. */
public final class InMemoryContactBook implements ContactBook {
    private final Map<Customer, Contact> contacts = new HashMap<>();
    private final Map<Conversation, Customer> owners = new HashMap<>();

    @Override
    public Optional<Contact> find(Customer customer) {
        return Optional.ofNullable(contacts.get(customer));
    }

    @Override
    public Optional<Customer> customerOf(Conversation conversation) {
        return Optional.ofNullable(owners.get(conversation));
    }

    @Override
    public void save(Contact contact) {
        contacts.put(contact.customer(), contact);
        contact.conversation().ifPresent(it -> owners.put(it, contact.customer()));
    }

    /** Also as if the process had died before anything was saved. */
    @Override
    public void forget(Customer customer) {
        contacts.remove(customer);
        owners.values().removeIf(customer::equals);
    }
}
