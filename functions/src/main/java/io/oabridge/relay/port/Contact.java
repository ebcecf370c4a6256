package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import java.util.Optional;

/**
 * A customer and who they are to the helpdesk: the user that stands for them and their newest
 * conversation.
 */
public record Contact(Customer customer, HelpdeskUserId user, Optional<Conversation> conversation) {

    public Contact in(Conversation newest) {
        return new Contact(customer, user, Optional.of(newest));
    }
}
