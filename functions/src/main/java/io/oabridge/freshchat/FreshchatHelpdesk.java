package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import io.oabridge.transport.MediaSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The agents' side on Freshchat. Customers' messages are posted as the user that stands for them
 * (docs/platforms/freshchat.md §3.4), so that an agent sees a chat like any other. Safe for use by
 * many threads.
 */
public final class FreshchatHelpdesk implements Helpdesk {
    /** A note is accepted or not; nobody looks for it again, so it needs no id of its own. */
    private static final MessageId NOTE_WITHOUT_ID = new MessageId("note");

    private final FreshchatApi api;
    private final FreshchatUsers users;
    private final PostedSearch search;
    private final CopiesFirst copies;
    private final MessageAgain again;

    public FreshchatHelpdesk(
            HttpTransport transport, SecretSource<FreshchatAccount> account, MediaSource media) {
        this(transport, account, media, CallBudget.unlimited(), InstantSource.system());
    }

    /** One that obeys no limit. */
    FreshchatHelpdesk(
            HttpTransport transport,
            SecretSource<FreshchatAccount> account,
            MediaSource media,
            InstantSource clock) {
        this(transport, account, media, CallBudget.unlimited(), clock);
    }

    /**
     * @param media where customers' pictures and files are copied from
     * @param budget what the account may be called
     * @param clock tells how long to wait until a rate limit is reset, and for media that are not
     *     available
     */
    public FreshchatHelpdesk(
            HttpTransport transport,
            SecretSource<FreshchatAccount> account,
            MediaSource media,
            CallBudget budget,
            InstantSource clock) {
        this.api =
                new FreshchatApi(
                        transport, account, new FreshchatErrors(clock), budget, new SecureRandom());
        this.copies = new CopiesFirst(new MediaCopies(api, media, clock));
        this.users = new FreshchatUsers(api);
        this.search = new PostedSearch(api);
        this.again = new MessageAgain(api);
    }

    @Override
    public Answer<Optional<HelpdeskUserId>> findUser(Connection connection, Customer customer) {
        return users.find(customer);
    }

    @Override
    public Answer<HelpdeskUserId> createUser(
            Connection connection, Customer customer, Profile profile) {
        return users.create(connection, customer, profile);
    }

    @Override
    public Answer<HelpdeskUserId> rename(
            Connection connection, HelpdeskUserId user, Profile profile) {
        return users.rename(user, profile);
    }

    @Override
    public PostOutcome open(
            Connection connection, HelpdeskUserId user, ChatMessage.FromCustomer message) {
        ApiReply reply =
                copies.post(
                        message,
                        connection.settings().language(),
                        parts -> api.post("/conversations", opening(connection, user, parts)));
        return switch (reply) {
            case ApiReply.Failed failed ->
                    opened(failed.body())
                            .<PostOutcome>map(conversation ->
                                    new PostOutcome.OnlyOpened(conversation, failed.failure()))
                            .orElseGet(() -> new PostOutcome.NotPosted(failed.failure()));
            case ApiReply.Ok(JsonNode body) ->
                    opened(body)
                            .map(conversation ->
                                    posted(conversation, Json.at(body, "messages").path(0)))
                            .orElseGet(() -> notNamed("no conversation id"));
        };
    }

    @Override
    public PostOutcome post(
            Connection connection,
            Conversation conversation,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message) {
        ApiReply reply =
                copies.post(
                        message,
                        connection.settings().language(),
                        parts -> api.post(messagesOf(conversation), asUser(user, parts)));
        return switch (reply) {
            case ApiReply.Ok(JsonNode body) -> posted(conversation, body);
            case ApiReply.Failed failed when failed.meansConversationIsOver() ->
                    new PostOutcome.ConversationOver();
            case ApiReply.Failed failed -> new PostOutcome.NotPosted(failed.failure());
        };
    }

    @Override
    public Answer<Optional<PostOutcome.Posted>> findPosted(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        PostedSearch.Wanted wanted =
                new PostedSearch.Wanted(
                        user,
                        new PostedLikeness(message.parts(), connection.settings().language()),
                        notBefore,
                        claimed);
        return known.map(conversation -> search.in(conversation, wanted))
                .orElseGet(() -> search.inNewest(wanted));
    }

    @Override
    public SendOutcome postNote(Connection connection, Conversation conversation, String text) {
        return connection
                .settings()
                .noteAuthor()
                .map(author -> postNote(author, conversation, text))
                .orElseGet(() -> Refusal.NO_NOTE_AUTHOR.because(Refusal.NO_NOTE_AUTHOR.key()));
    }

    private SendOutcome postNote(AgentId author, Conversation conversation, String text) {
        ObjectNode note = Json.MAPPER.createObjectNode();
        note.putArray("message_parts").addObject().putObject("text").put("content", text);
        note.put("message_type", "private")
                .put("actor_type", "agent")
                .put("actor_id", author.value());
        return switch (api.post(messagesOf(conversation), note)) {
            case ApiReply.Failed failed -> failed.failure();
            case ApiReply.Ok(JsonNode body) ->
                    new SendOutcome.Sent(
                            new FreshchatMessage(body)
                                    .id()
                                    .map(MessageId::new)
                                    .orElse(NOTE_WITHOUT_ID));
        };
    }

    @Override
    public Answer<Optional<Customer>> customerOf(HelpdeskUserId user) {
        return users.customerOf(user);
    }

    @Override
    public Answer<ChatMessage.FromAgent> reread(ChatMessage.FromAgent message) {
        return again.read(message);
    }

    private static String messagesOf(Conversation conversation) {
        return "/conversations/" + FreshchatApi.encoded(conversation.id().value()) + "/messages";
    }

    private static ObjectNode opening(
            Connection connection, HelpdeskUserId user, List<PostedPart> parts) {
        String channel = connection.settings().channel().value();
        ObjectNode conversation = Json.MAPPER.createObjectNode();
        conversation.put("status", "new").put("channel_id", channel);
        conversation.putArray("users").addObject().put("id", user.value());
        conversation.putArray("messages").add(asUser(user, parts).put("channel_id", channel));
        return conversation;
    }

    private static ObjectNode asUser(HelpdeskUserId user, List<PostedPart> parts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("message_parts", PostedPart.json(parts));
        return json.put("message_type", "normal")
                .put("actor_type", "user")
                .put("actor_id", user.value());
    }

    private Optional<Conversation> opened(JsonNode body) {
        return Json.text(body, "conversation_id")
                .map(ConversationId::new)
                .map(id -> new Conversation(api.accountId(), id));
    }

    private static PostOutcome posted(Conversation conversation, JsonNode message) {
        return Json.text(message, "id")
                .map(MessageId::new)
                .<PostOutcome>map(id -> new PostOutcome.Posted(conversation, id))
                .orElseGet(() -> notNamed("no message id"));
    }

    private static PostOutcome notNamed(String cause) {
        return new PostOutcome.NotPosted(new SendOutcome.Uncertain(cause));
    }
}
