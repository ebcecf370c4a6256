package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads back what may have been posted: the oldest message of the user that says the same and that
 * nobody has claimed. A search that could not be finished is an answer that is missing, never "not
 * there" (docs/platforms/freshchat.md §3.3, §3.4).
 */
final class PostedSearch {
    /** Freshchat's clock and ours differ. */
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(2);

    private static final int MAX_PAGES = 5;
    private static final int MAX_CONVERSATIONS = 3;

    private final FreshchatApi api;

    PostedSearch(FreshchatApi api) {
        this.api = api;
    }

    /** What is searched for. */
    record Wanted(
            HelpdeskUserId user,
            PostedLikeness likeness,
            Instant notBefore,
            Predicate<MessageId> claimed) {}

    Answer<Optional<PostOutcome.Posted>> in(Conversation conversation, Wanted wanted) {
        String from = wanted.notBefore().minus(CLOCK_MARGIN).toString();
        ApiReply page =
                api.get(
                        "/conversations/"
                                + FreshchatApi.encoded(conversation.id().value())
                                + "/messages?page=1&items_per_page=50&from_time="
                                + FreshchatApi.encoded(from));
        List<FreshchatMessage> matches = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        while (page instanceof ApiReply.Ok(JsonNode body)) {
            List<FreshchatMessage> messages =
                    Json.at(body, "messages").valueStream().map(FreshchatMessage::new).toList();
            messages.stream().filter(message -> isSame(message, wanted)).forEach(matches::add);
            Optional<String> next = Json.text(body, "link", "href");
            if (next.isEmpty() || messages.isEmpty()) {
                return Answer.given(oldestUnclaimed(matches, conversation, wanted));
            }
            if (!followed.add(next.get()) || followed.size() >= MAX_PAGES) {
                return foundOr(
                        oldestUnclaimed(matches, conversation, wanted),
                        new SendOutcome.Uncertain("too-many-messages"));
            }
            page = api.follow(next.get());
        }
        return page instanceof ApiReply.Failed failed && !failed.is(Refusal.NOT_FOUND)
                ? Answer.missing(failed.failure())
                : Answer.given(oldestUnclaimed(matches, conversation, wanted));
    }

    /** In the user's newest conversations, as far as the list tells which those are. */
    Answer<Optional<PostOutcome.Posted>> inNewest(Wanted wanted) {
        ApiReply reply =
                api.get("/users/" + FreshchatApi.encoded(wanted.user().value()) + "/conversations");
        return switch (reply) {
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
            case ApiReply.Ok(JsonNode body) -> inEach(newest(body), wanted);
        };
    }

    private Answer<Optional<PostOutcome.Posted>> inEach(
            List<Conversation> conversations, Wanted wanted) {
        for (Conversation conversation : conversations) {
            Answer<Optional<PostOutcome.Posted>> answer = in(conversation, wanted);
            boolean finished =
                    switch (answer) {
                        case Answer.Given<Optional<PostOutcome.Posted>>(var found) ->
                                found.isPresent();
                        case Answer.Missing<Optional<PostOutcome.Posted>> _ -> true;
                    };
            if (finished) {
                return answer;
            }
        }
        return Answer.given(Optional.empty());
    }

    /**
     * The list's order is promised nowhere: besides the first ones the last is looked at
     * (docs/platforms/freshchat.md §2, "Conversations of a user").
     */
    private List<Conversation> newest(JsonNode body) {
        List<Conversation> listed =
                listedIn(body).stream().map(id -> new Conversation(api.accountId(), id)).toList();
        if (listed.size() <= MAX_CONVERSATIONS) {
            return listed;
        }
        List<Conversation> chosen = new ArrayList<>(listed.subList(0, MAX_CONVERSATIONS - 1));
        chosen.add(listed.getLast());
        return chosen;
    }

    /** The conversations that a user's list names, in its order. */
    static List<ConversationId> listedIn(JsonNode body) {
        return Json.at(body, "conversations")
                .valueStream()
                .flatMap(one ->
                        Json.text(one, "id").or(() -> Json.text(one, "conversation_id")).stream())
                .distinct()
                .map(ConversationId::new)
                .toList();
    }

    private static boolean isSame(FreshchatMessage message, Wanted wanted) {
        return message.id().isPresent()
                && message.failure().isEmpty()
                && message.isBy(wanted.user())
                && !message.createdAt()
                        .orElse(Instant.MAX)
                        .isBefore(wanted.notBefore().minus(CLOCK_MARGIN))
                && wanted.likeness().matches(message);
    }

    private static Optional<PostOutcome.Posted> oldestUnclaimed(
            List<FreshchatMessage> matches, Conversation conversation, Wanted wanted) {
        return matches.stream()
                .sorted(Comparator.comparing(match -> match.createdAt().orElse(Instant.MAX)))
                .flatMap(match -> match.id().stream())
                .map(MessageId::new)
                .filter(wanted.claimed().negate())
                .findFirst()
                .map(id -> new PostOutcome.Posted(conversation, id));
    }

    private static Answer<Optional<PostOutcome.Posted>> foundOr(
            Optional<PostOutcome.Posted> found, SendOutcome.Failure otherwise) {
        return found.isPresent() ? Answer.given(found) : Answer.missing(otherwise);
    }
}
