package io.oabridge.freshchat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.MediaSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Invented people, places and messages. */
final class Invented {
    static final Instant NOW = Instant.parse("2026-03-02T04:05:06Z");
    static final ConnectionId SHOP = new ConnectionId("zalo", "2000000000000000002");
    static final Customer CUSTOMER = new Customer(SHOP, new CustomerId("3000000000000000003"));
    static final HelpdeskAccountId ACCOUNT = new HelpdeskAccountId(Samples.APP_ID);
    static final HelpdeskUserId USER = new HelpdeskUserId("user-1");
    static final Conversation CONVERSATION =
            new Conversation(ACCOUNT, new ConversationId("conversation-1"));
    static final ConnectionSettings SETTINGS =
            ConnectionSettings.defaults(new ChannelId("channel-1"));
    static final Connection CONNECTION = new Connection(SHOP, ACCOUNT, SETTINGS);
    static final Connection WITH_NOTE_AUTHOR =
            new Connection(SHOP, ACCOUNT, SETTINGS.withNoteAuthor(new AgentId("agent-1")));

    private Invented() {}

    static ChatMessage.FromCustomer message(Content... parts) {
        return new ChatMessage.FromCustomer(
                CUSTOMER, "user_send_text", new MessageId("zalo-1"), NOW, List.of(parts));
    }

    static ChatMessage.FromCustomer message(String text) {
        return message(new Content.Text(text));
    }

    static FreshchatHelpdesk helpdesk(LoopbackFreshchat freshchat) {
        return helpdesk(new FakeSecretSource(freshchat.account()));
    }

    static FreshchatHelpdesk helpdesk(
            FakeSecretSource secrets, MediaSource media, InstantSource clock) {
        return new FreshchatHelpdesk(
                new HttpTransport(Duration.ofSeconds(20)), secrets, media, clock);
    }

    static FreshchatHelpdesk helpdesk(FakeSecretSource secrets) {
        return new FreshchatHelpdesk(
                new HttpTransport(Duration.ofSeconds(10)),
                secrets,
                (address, maxBytes) -> new FetchedMedia.Forbidden("no media in this test"),
                InstantSource.fixed(NOW));
    }
}
