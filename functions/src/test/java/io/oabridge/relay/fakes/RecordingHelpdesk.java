package io.oabridge.relay.fakes;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Failure;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.PostOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A helpdesk that remembers its users, conversations, posts and private notes. */
public final class RecordingHelpdesk implements Helpdesk {
    private final InstantSource clock;
    private final Faults<Operation> faults = new Faults<>();
    private final Map<HelpdeskUserId, User> users = new LinkedHashMap<>();
    private final Map<Conversation, HelpdeskUserId> conversations = new LinkedHashMap<>();
    private final Set<Conversation> over = new HashSet<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<MessageId, ChatMessage.FromAgent> completed = new HashMap<>();
    private final Deque<SendOutcome.Refused> refusedOnceOpened = new ArrayDeque<>();
    private boolean closed;

    public RecordingHelpdesk(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answer<Optional<HelpdeskUserId>> findUser(Connection connection, Customer customer) {
        return answer(
                Operation.FIND_USER,
                () ->
                        users.entrySet().stream()
                                .filter(it -> it.getValue().customer().equals(customer))
                                .map(Map.Entry::getKey)
                                .findFirst());
    }

    @Override
    public Answer<HelpdeskUserId> createUser(
            Connection connection, Customer customer, Profile profile) {
        return answer(
                Operation.CREATE_USER,
                () -> {
                    HelpdeskUserId id = new HelpdeskUserId("user-" + (users.size() + 1));
                    users.put(id, new User(customer, profile));
                    return id;
                });
    }

    @Override
    public Answer<HelpdeskUserId> rename(
            Connection connection, HelpdeskUserId user, Profile profile) {
        return answer(
                Operation.RENAME,
                () -> {
                    users.computeIfPresent(user, (_, old) -> new User(old.customer(), profile));
                    return user;
                });
    }

    @Override
    public PostOutcome open(
            Connection connection, HelpdeskUserId user, ChatMessage.FromCustomer message) {
        if (closed) {
            return new PostOutcome.ConversationOver();
        }
        Optional<SendOutcome.Refused> refusal = Optional.ofNullable(refusedOnceOpened.poll());
        if (refusal.isPresent()) {
            return new PostOutcome.OnlyOpened(
                    newConversation(connection.helpdesk(), user), refusal.get());
        }
        return posted(
                Operation.OPEN,
                () -> write(newConversation(connection.helpdesk(), user), user, message));
    }

    @Override
    public PostOutcome post(
            Connection connection,
            Conversation conversation,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message) {
        if (over.contains(conversation)) {
            return new PostOutcome.ConversationOver();
        }
        return posted(Operation.POST, () -> write(conversation, user, message));
    }

    @Override
    public Answer<Optional<PostOutcome.Posted>> findPosted(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            ChatMessage.FromCustomer message,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        return answer(
                Operation.FIND_POSTED,
                () ->
                        known.or(() -> newestOf(user))
                                .flatMap(it -> search(it, message, notBefore, claimed)));
    }

    @Override
    public SendOutcome postNote(Connection connection, Conversation conversation, String text) {
        Optional<Faults.Fault> fault = faults.take(Operation.NOTE);
        if (fault.isPresent() && !fault.get().afterEffect()) {
            return fault.get().failure();
        }
        if (connection.settings().noteAuthor().isEmpty()) {
            return Samples.refusal("no-note-author");
        }
        notes.add(new Note(conversation, text));
        return fault.<SendOutcome>map(Faults.Fault::failure)
                .orElseGet(() -> new SendOutcome.Sent(new MessageId("note-" + notes.size())));
    }

    @Override
    public Answer<Optional<Customer>> customerOf(HelpdeskUserId user) {
        return answer(
                Operation.CUSTOMER_OF,
                () -> Optional.ofNullable(users.get(user)).map(User::customer));
    }

    @Override
    public Answer<ChatMessage.FromAgent> reread(ChatMessage.FromAgent message) {
        return answer(
                Operation.REREAD,
                () -> Optional.ofNullable(completed.get(message.id())).orElse(message));
    }

    /** What was missing in a message is there from now on. */
    public void complete(ChatMessage.FromAgent message) {
        completed.put(message.id(), message);
    }

    public Faults<Operation> faults() {
        return faults;
    }

    /** The conversation takes no more messages. */
    public void end(Conversation conversation) {
        over.add(conversation);
    }

    /** Not even a new conversation can be opened. */
    public void setClosed(boolean nothingOpens) {
        closed = nothingOpens;
    }

    public HelpdeskUserId addUser(Customer customer, Profile profile) {
        HelpdeskUserId id = new HelpdeskUserId("user-" + (users.size() + 1));
        users.put(id, new User(customer, profile));
        return id;
    }

    /** Somebody puts a message of the user into a conversation, past the bridge. */
    public void writtenInto(
            Conversation conversation, HelpdeskUserId user, ChatMessage.FromCustomer message) {
        write(conversation, user, message);
    }

    /** Somebody puts a message of the user into a new conversation, past the bridge. */
    public void writtenElsewhere(
            HelpdeskAccountId account, HelpdeskUserId user, ChatMessage.FromCustomer message) {
        write(newConversation(account, user), user, message);
    }

    public List<User> users() {
        return List.copyOf(users.values());
    }

    public List<Post> posts() {
        return List.copyOf(posts);
    }

    /** What agents read of a customer over all conversations, in order. */
    public List<List<Content>> readOf(Customer customer) {
        return posts.stream()
                .filter(it -> it.message().customer().equals(customer))
                .map(it -> it.message().parts())
                .toList();
    }

    public List<Conversation> conversations() {
        return List.copyOf(conversations.keySet());
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }

    private Conversation newConversation(HelpdeskAccountId account, HelpdeskUserId user) {
        Conversation opened =
                new Conversation(account, new ConversationId("talk-" + (conversations.size() + 1)));
        conversations.put(opened, user);
        return opened;
    }

    private PostOutcome.Posted write(
            Conversation conversation, HelpdeskUserId user, ChatMessage.FromCustomer message) {
        MessageId id = new MessageId("post-" + (posts.size() + 1));
        posts.add(new Post(conversation, user, message, id, clock.instant()));
        return new PostOutcome.Posted(conversation, id);
    }

    private Optional<PostOutcome.Posted> search(
            Conversation conversation,
            ChatMessage.FromCustomer message,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        return posts.stream()
                .filter(it -> it.conversation().equals(conversation))
                .filter(it -> it.message().parts().equals(message.parts()))
                .filter(it -> !it.at().isBefore(notBefore))
                .filter(it -> !claimed.test(it.id()))
                .findFirst()
                .map(it -> new PostOutcome.Posted(it.conversation(), it.id()));
    }

    /** The next conversation is opened, and the message is refused that was to be the first. */
    public void refuseOnceOpened(SendOutcome.Refused refusal) {
        refusedOnceOpened.add(refusal);
    }

    private Optional<Conversation> newestOf(HelpdeskUserId user) {
        return conversations.entrySet().stream()
                .filter(it -> it.getValue().equals(user))
                .map(Map.Entry::getKey)
                .reduce((_, later) -> later);
    }

    private <T> Answer<T> answer(Operation operation, Supplier<T> effect) {
        Optional<Faults.Fault> fault = faults.take(operation);
        if (fault.isPresent() && !fault.get().afterEffect()) {
            return Answer.missing(fault.get().failure());
        }
        T value = effect.get();
        return fault.map(it -> Answer.<T>missing(it.failure()))
                .orElseGet(() -> Answer.given(value));
    }

    private PostOutcome posted(Operation operation, Supplier<PostOutcome.Posted> effect) {
        return switch (answer(operation, effect)) {
            case Answer.Given<PostOutcome.Posted>(PostOutcome.Posted done) -> done;
            case Answer.Missing<PostOutcome.Posted>(Failure failure) ->
                    new PostOutcome.NotPosted(failure);
        };
    }

    /** What can be made to fail. */
    public enum Operation {
        FIND_USER,
        CREATE_USER,
        RENAME,
        OPEN,
        POST,
        FIND_POSTED,
        NOTE,
        CUSTOMER_OF,
        REREAD
    }

    /** A user and whom it stands for. */
    public record User(Customer customer, Profile profile) {}

    /** A message as agents see it. */
    public record Post(
            Conversation conversation,
            HelpdeskUserId by,
            ChatMessage.FromCustomer message,
            MessageId id,
            Instant at) {}

    /** A private note. */
    public record Note(Conversation conversation, String text) {}
}
