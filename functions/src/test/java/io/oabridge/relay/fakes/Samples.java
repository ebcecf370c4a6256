package io.oabridge.relay.fakes;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ChatMessage.Author;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Invented people, accounts and messages. */
public final class Samples {
    public static final ConnectionId SHOP = RecordingMessenger.ACCOUNT;
    public static final HelpdeskAccountId DESK =
            new HelpdeskAccountId("0a000000-0000-4000-8000-000000000001");
    public static final ChannelId CHANNEL = new ChannelId("0d000000-0000-4000-8000-000000000004");
    public static final AgentId NOTE_AUTHOR = new AgentId("0b000000-0000-4000-8000-000000000007");
    public static final AgentId AGENT = new AgentId("0b000000-0000-4000-8000-000000000002");
    public static final Customer KHANH = new Customer(SHOP, new CustomerId("3000000000000000003"));
    public static final Customer LAN = new Customer(SHOP, new CustomerId("3000000000000000048"));
    public static final Profile KHANH_PROFILE =
            new Profile(
                    "Minh Khánh", Optional.of(URI.create("https://pictures.example/khanh.jpg")));
    public static final Instant WRITTEN_AT = Instant.parse("2026-03-02T07:59:58Z");

    private Samples() {}

    public static Connection connection() {
        return connection(
                ConnectionSettings.defaults(CHANNEL)
                        .withNoteAuthor(NOTE_AUTHOR)
                        .withLanguage(Language.EN));
    }

    public static Connection connection(ConnectionSettings settings) {
        return new Connection(SHOP, DESK, settings);
    }

    public static Conversation conversation(String id) {
        return new Conversation(DESK, new ConversationId(id));
    }

    public static ChatMessage.FromCustomer fromCustomer(
            Customer customer, String id, String... texts) {
        return new ChatMessage.FromCustomer(
                customer, "user_send_text", new MessageId(id), WRITTEN_AT, texts(texts));
    }

    public static ChatMessage.FromCustomer answering(
            MessageId quoted, ChatMessage.FromCustomer message) {
        return new ChatMessage.FromCustomer(
                message.customer(),
                message.kind(),
                message.id(),
                message.sentAt(),
                message.parts(),
                Optional.of(quoted));
    }

    public static Happening.Resolution resolution(Conversation conversation, String time) {
        return new Happening.Resolution(conversation, new MessageId(time));
    }

    public static ChatMessage.FromAgent fromAgent(
            Conversation conversation, String id, String... texts) {
        return fromAgent(conversation, id, texts(texts));
    }

    public static ChatMessage.FromAgent fromAgent(
            Conversation conversation, String id, List<Content> parts) {
        return new ChatMessage.FromAgent(
                conversation,
                new Author(Optional.of(AGENT), false, false),
                Optional.empty(),
                Optional.of(CHANNEL),
                new MessageId(id),
                WRITTEN_AT,
                parts);
    }

    public static ChatMessage.FromAgent by(Author author, ChatMessage.FromAgent message) {
        return new ChatMessage.FromAgent(
                message.conversation(),
                author,
                message.user(),
                message.channel(),
                message.id(),
                message.sentAt(),
                message.parts());
    }

    public static ChatMessage.FromAgent in(
            Optional<HelpdeskUserId> user,
            Optional<ChannelId> channel,
            ChatMessage.FromAgent message) {
        return new ChatMessage.FromAgent(
                message.conversation(),
                message.author(),
                user,
                channel,
                message.id(),
                message.sentAt(),
                message.parts());
    }

    /** What a customer wrote, as the messenger's history tells it. */
    public static PastMessage past(Customer customer, String id, String time, String text) {
        return past(customer, id, time, new Content.Text(text));
    }

    public static PastMessage past(Customer customer, String id, String time, Content content) {
        ChatMessage.FromCustomer message =
                new ChatMessage.FromCustomer(
                        customer,
                        "user_send_text",
                        new MessageId(id),
                        Instant.parse(time),
                        List.of(content));
        return new PastMessage(
                message, List.of("user_send_text", "user_send_image"), "row of " + id);
    }

    public static List<Content> texts(String... texts) {
        return Arrays.stream(texts).<Content>map(Content.Text::new).toList();
    }

    public static SendOutcome.Refused refusal(String code) {
        return new SendOutcome.Refused(
                code,
                new LocalizedText("lý do " + code, "reason " + code),
                new LocalizedText("quản trị " + code, "admin " + code));
    }
}
