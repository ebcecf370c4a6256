package io.oabridge.relay.port;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.conversation;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.fakes.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryKeyTest {

    @Test
    void messagesThatDifferInAnythingHaveDifferentKeys() {
        Customer otherAccount = new Customer(new ConnectionId("zalo", "77"), KHANH.id());
        Conversation otherDesk =
                new Conversation(new HelpdeskAccountId("desk-2"), new ConversationId("talk-1"));
        var hello = fromCustomer(KHANH, "m1", "hello");
        Stream<ChatMessage> messages =
                Stream.of(
                        hello,
                        fromCustomer(KHANH, "m2", "hello"),
                        fromCustomer(LAN, "m1", "hello"),
                        fromCustomer(otherAccount, "m1", "hello"),
                        new ChatMessage.FromCustomer(
                                KHANH,
                                "user_reacted_message",
                                new MessageId("m1"),
                                Samples.WRITTEN_AT,
                                hello.parts()),
                        fromAgent(conversation("talk-1"), "m1", "hello"),
                        fromAgent(conversation("talk-1"), "m2", "hello"),
                        fromAgent(conversation("talk-2"), "m1", "hello"),
                        fromAgent(otherDesk, "m1", "hello"));

        assertThat(messages.map(DeliveryKey::of).map(DeliveryKey::toString))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameMessageHasTheSameKeyWhateverItSays() {
        assertThat(DeliveryKey.of(fromCustomer(KHANH, "m1", "hello")))
                .isEqualTo(DeliveryKey.of(fromCustomer(KHANH, "m1", "edited")))
                .hasToString(
                        "TO_HELPDESK#zalo:2000000000000000002:3000000000000000003#user_send_text#m1");
    }
}
