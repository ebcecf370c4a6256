package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import java.util.Optional;

/** Remembers who is who on both sides. Reads see every write that was acknowledged before them. */
public interface ContactBook {

    Optional<Contact> find(Customer customer);

    /**
     * The customer of a conversation, current or former; empty when the conversation is none of
     * ours.
     */
    Optional<Customer> customerOf(Conversation conversation);

    /** Stores the contact and, with it, the way back from its conversation. */
    void save(Contact contact);

    /**
     * Erases the contact and the way back from every conversation it ever had. Nothing happens when
     * there is none; repeating it after a crash erases what is left.
     */
    void forget(Customer customer);
}
