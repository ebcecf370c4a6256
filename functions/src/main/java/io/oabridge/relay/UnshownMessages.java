package io.oabridge.relay;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.LocalizedText;
import io.oabridge.relay.PartByPart.Route;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import java.util.Optional;

/**
 * Tells the agents of a customer's message that will not be shown to them by itself any more: a
 * private note in the conversation where it is missing. The best that can be done, so nothing waits
 * for it.
 */
final class UnshownMessages {
    private static final LocalizedText NOT_SHOWN =
            new LocalizedText(
                    "Có một tin nhắn của khách CHƯA hiển thị được ở đây: %s",
                    "A message of the customer could NOT be shown here: %s");
    private static final LocalizedText KEPT =
            new LocalizedText(
                    "Lý do: %s. Tin được lưu lại để quản trị viên đưa vào sau. Có thể đọc tin trong Zalo OA Manager.",
                    "Reason: %s. It is kept, and an administrator can bring it in again. It can be read in Zalo OA Manager.");
    private static final LocalizedText MAYBE_SHOWN =
            new LocalizedText(
                    "Có một tin nhắn của khách CÓ THỂ đã hiển thị ở đây, nhưng không xác nhận được: %s",
                    "A message of the customer MAY be shown here, but nobody can confirm it: %s");
    private static final LocalizedText LOOK_IT_UP =
            new LocalizedText(
                    "Hãy xem trong Zalo OA Manager trước khi nhờ khách nhắn lại.",
                    "Look it up in Zalo OA Manager before asking the customer to write again.");

    private final CrossingPorts ports;
    private final NotePosting posting;

    UnshownMessages(CrossingPorts ports, NotePosting posting) {
        this.ports = ports;
        this.posting = posting;
    }

    /** Where the customer has no conversation yet there is nobody to tell. */
    void tell(ChatMessage.FromCustomer message, String cause) {
        Optional<Connection> connection = ports.connections().find(message.customer().connection());
        Optional<Conversation> conversation =
                ports.contacts().find(message.customer()).flatMap(Contact::conversation);
        if (connection.isEmpty() || conversation.isEmpty()) {
            return;
        }
        Route route = new Route(connection.get(), message.customer(), conversation.get());
        Content first = message.parts().getFirst();
        PartState state =
                ports.ledger()
                        .read(DeliveryKey.of(message))
                        .getOrDefault(ToHelpdeskRelay.WHOLE, new PartState.Untried());
        switch (state) {
            case PartState.Untried _ ->
                    posting.post(
                            route,
                            first,
                            NOT_SHOWN,
                            language -> KEPT.in(language).formatted(cause));
            case PartState.Attempting _ -> posting.post(route, first, MAYBE_SHOWN, LOOK_IT_UP::in);
            case PartState.Untold _, PartState.Settled _ -> {}
        }
    }
}
