package io.oabridge.relay;

import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Happening;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a customer that the conversation is closed, in the words the connection's owner chose, and
 * nothing when there are none. A former conversation that is closed late is no news to a customer
 * who has a newer one.
 */
final class ResolvedNotice {
    private final CrossingPorts ports;
    private final AuthorizedMessenger messenger;
    private final AgentNotes notes;
    private final InstantSource clock;

    ResolvedNotice(
            CrossingPorts ports,
            AuthorizedMessenger messenger,
            AgentNotes notes,
            InstantSource clock) {
        this.ports = ports;
        this.messenger = messenger;
        this.notes = notes;
        this.clock = clock;
    }

    /** Makes one attempt; safe to repeat. */
    CrossingOutcome send(Happening.Resolution resolution) {
        Optional<Customer> customer = ports.contacts().customerOf(resolution.conversation());
        if (customer.isEmpty() || !isCurrent(resolution.conversation(), customer.get())) {
            return new Finished(Result.OTHER_CONVERSATION);
        }
        Optional<Connection> connection = ports.connections().find(customer.get().connection());
        if (connection.isEmpty()) {
            return new Finished(Result.UNKNOWN_CONNECTION);
        }
        Outgoing notice = parts(connection.get());
        return notice.parts().isEmpty()
                ? new Finished(Result.RESOLVED_NOTICE_OFF)
                : delivery(resolution, customer.get(), connection.get()).send(notice);
    }

    /** Tells the agent that the notice will not be tried again by itself. */
    void giveUp(Happening.Resolution resolution, String cause) {
        ports.contacts()
                .customerOf(resolution.conversation())
                .ifPresent(customer ->
                        ports.connections()
                                .find(customer.connection())
                                .ifPresent(it ->
                                        delivery(resolution, customer, it)
                                                .giveUp(parts(it), cause)));
    }

    private boolean isCurrent(Conversation conversation, Customer customer) {
        return ports.contacts()
                .find(customer)
                .flatMap(Contact::conversation)
                .filter(conversation::equals)
                .isPresent();
    }

    private Outgoing parts(Connection connection) {
        List<Content> notice =
                connection.settings().resolvedNotice().stream()
                        .<Content>map(Content.Text::new)
                        .toList();
        return new Outgoing(messenger.fit(notice), Map.of());
    }

    private PartByPart delivery(
            Happening.Resolution resolution, Customer customer, Connection connection) {
        return new PartByPart(
                new PartByPart.Route(connection, customer, resolution.conversation()),
                DeliveryKey.of(resolution),
                messenger,
                ports.ledger(),
                notes,
                clock);
    }
}
