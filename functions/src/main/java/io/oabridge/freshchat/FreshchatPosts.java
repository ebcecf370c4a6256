package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Language;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.HelpdeskHistory;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's messages in all of their conversations: a customer may have had several in the time that
 * is asked for (docs/platforms/freshchat.md §2, §3.3).
 */
public final class FreshchatPosts implements HelpdeskHistory {
    private static final int MOST_CONVERSATIONS = 20;
    private static final int MOST_PAGES = 20;

    private final FreshchatApi api;

    /**
     * @param budget what the account may be called, shared with those who post
     */
    public FreshchatPosts(
            HttpTransport transport,
            SecretSource<FreshchatAccount> account,
            CallBudget budget,
            InstantSource clock) {
        this.api =
                new FreshchatApi(
                        transport, account, new FreshchatErrors(clock), budget, new SecureRandom());
    }

    @Override
    public Answer<List<Posted>> postedBy(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            Instant since) {
        return conversations(known, user)
                .then(all -> {
                    List<Posted> posted = new ArrayList<>();
                    for (ConversationId conversation : all) {
                        switch (in(conversation, user, since, connection.settings().language())) {
                            case Answer.Missing<List<Posted>>(SendOutcome.Failure failure) -> {
                                return Answer.missing(failure);
                            }
                            case Answer.Given<List<Posted>>(List<Posted> some) ->
                                    posted.addAll(some);
                        }
                    }
                    return Answer.given(List.copyOf(posted));
                });
    }

    private Answer<Set<ConversationId>> conversations(
            Optional<Conversation> known, HelpdeskUserId user) {
        ApiReply reply = api.get("/users/" + FreshchatApi.encoded(user.value()) + "/conversations");
        return switch (reply) {
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
            case ApiReply.Ok(JsonNode body) -> {
                Set<ConversationId> all = new LinkedHashSet<>();
                known.map(Conversation::id).ifPresent(all::add);
                PostedSearch.listedIn(body).forEach(all::add);
                yield all.size() <= MOST_CONVERSATIONS
                        ? Answer.given(all)
                        : Answer.missing(new SendOutcome.Uncertain("too-many-conversations"));
            }
        };
    }

    private Answer<List<Posted>> in(
            ConversationId conversation, HelpdeskUserId user, Instant since, Language language) {
        ApiReply page =
                api.get(
                        "/conversations/"
                                + FreshchatApi.encoded(conversation.value())
                                + "/messages?page=1&items_per_page=50&from_time="
                                + FreshchatApi.encoded(since.toString()));
        List<Posted> posted = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        while (page instanceof ApiReply.Ok(JsonNode body)) {
            List<FreshchatMessage> messages =
                    Json.at(body, "messages").valueStream().map(FreshchatMessage::new).toList();
            messages.stream()
                    .filter(message -> message.isBy(user))
                    .flatMap(message -> posted(message, language).stream())
                    .forEach(posted::add);
            Optional<String> next = Json.text(body, "link", "href");
            if (next.isEmpty() || messages.isEmpty()) {
                return Answer.given(posted);
            }
            if (!followed.add(next.get()) || followed.size() >= MOST_PAGES) {
                return Answer.missing(new SendOutcome.Uncertain("too-many-messages"));
            }
            page = api.follow(next.get());
        }
        return page instanceof ApiReply.Failed failed && !failed.is(Refusal.NOT_FOUND)
                ? Answer.missing(failed.failure())
                : Answer.given(posted);
    }

    private static Optional<Posted> posted(FreshchatMessage message, Language language) {
        return message.id()
                .filter(_ -> message.failure().isEmpty())
                .flatMap(id ->
                        message.createdAt()
                                .map(at ->
                                        new Posted(
                                                new MessageId(id),
                                                at,
                                                past ->
                                                        new PastLikeness(past.parts(), language)
                                                                .mayBe(message))));
    }
}
