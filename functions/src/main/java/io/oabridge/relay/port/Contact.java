package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import java.util.Optional;

/**
 * A customer and who they are to the helpdesk: the user that stands for them and their newest
 * conversation. {@code named} is false while agents still see the fallback name, because the
 * messenger has not told the real one yet.
 */
public record Contact(
        Customer customer,
        HelpdeskUserId user,
        boolean named,
        Optional<Conversation> conversation) {

    public Contact in(Conversation newest) {
        return new Contact(customer, user, named, Optional.of(newest));
    }

    public Contact nowNamed() {
        return new Contact(customer, user, true, conversation);
    }
}
