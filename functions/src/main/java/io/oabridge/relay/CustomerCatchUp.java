package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Direction;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.HelpdeskHistory;
import io.oabridge.relay.port.HelpdeskHistory.Posted;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.relay.port.PartState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what one customer wrote with what agents have got of it: by the ledger where it knows
 * the message, else by what stands in the helpdesk. Unless both sides could be read back to {@code
 * since}, it says nothing at all.
 */
record CustomerCatchUp(
        CrossingPorts ports,
        HelpdeskHistory helpdesk,
        PastReading reading,
        Connection connection,
        Instant since) {
    private static final int WHOLE = 0;

    /** What is known of a customer. */
    sealed interface Result {}

    /** The customer's messages, oldest first, each with what is known of it. */
    record Compared(List<PastMessage> past, Map<MessageId, Standing> standing) implements Result {
        Standing of(PastMessage message) {
            return standing.getOrDefault(message.message().id(), Standing.MISSING);
        }
    }

    /** Nobody can tell; {@code cause} is a short stable word. */
    record Unknown(String cause) implements Result {}

    /** Where a message stands. */
    enum Standing {
        ARRIVED,
        UNDER_WAY,
        MISSING
    }

    Result of(Customer customer) {
        PastReading.Read<PastMessage> read = reading.writtenBy(customer, since);
        if (read.stopped().isPresent()) {
            return new Unknown(read.stopped().get());
        }
        Map<MessageId, Standing> standing = new HashMap<>();
        Set<MessageId> taken = new HashSet<>();
        List<PastMessage> open = new ArrayList<>();
        for (PastMessage past : read.entries()) {
            switch (remembered(past)) {
                case PartState.Untried _ -> open.add(past);
                case PartState.Attempting _ ->
                        standing.put(past.message().id(), Standing.UNDER_WAY);
                case PartState.Sent(MessageId as) -> {
                    standing.put(past.message().id(), Standing.ARRIVED);
                    taken.add(as);
                }
                case PartState.Untold _, PartState.Refused _, PartState.MaybeSent _ ->
                        standing.put(past.message().id(), Standing.ARRIVED);
            }
        }
        if (open.isEmpty()) {
            return new Compared(read.entries(), Map.copyOf(standing));
        }
        return switch (posted(customer)) {
            case Answer.Missing<List<Posted>>(SendOutcome.Failure failure) ->
                    new Unknown(Patience.cause(failure));
            case Answer.Given<List<Posted>>(List<Posted> posts) -> {
                List<Posted> others =
                        posts.stream().filter(post -> !taken.contains(post.id())).toList();
                PastComparison.arrived(open, others)
                        .forEach(id -> standing.put(id, Standing.ARRIVED));
                yield new Compared(read.entries(), Map.copyOf(standing));
            }
        };
    }

    private PartState remembered(PastMessage past) {
        for (String kind : past.kinds()) {
            Optional<PartState> state =
                    Optional.ofNullable(
                            ports.ledger()
                                    .read(
                                            new DeliveryKey(
                                                    Direction.TO_HELPDESK,
                                                    past.message().customer().reference(),
                                                    kind,
                                                    past.message().id().value()))
                                    .get(WHOLE));
            if (state.isPresent()) {
                return state.get();
            }
        }
        return new PartState.Untried();
    }

    private Answer<List<Posted>> posted(Customer customer) {
        Optional<Contact> contact = ports.contacts().find(customer);
        return contact.map(Contact::user)
                .map(user -> posted(user, contact.flatMap(Contact::conversation)))
                .orElseGet(() ->
                        reading.patience()
                                .ask(() -> ports.helpdesk().findUser(connection, customer))
                                .then(user ->
                                        user.map(it -> posted(it, Optional.empty()))
                                                .orElseGet(() -> Answer.given(List.of()))));
    }

    private Answer<List<Posted>> posted(HelpdeskUserId user, Optional<Conversation> known) {
        return reading.patience().ask(() -> helpdesk.postedBy(connection, known, user, since));
    }
}
