package io.oabridge.relay.port;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What agents can see of what a customer wrote. */
public interface HelpdeskHistory {

    /**
     * The user's messages in all their conversations, posted at {@code since} or later. {@code
     * Missing} when they could not all be read: part of them would make others look lost.
     *
     * @param known a conversation of the user, which the helpdesk's list may lack
     */
    Answer<List<Posted>> postedBy(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            Instant since);

    /**
     * One message of the user.
     *
     * @param says whether it may be what became of a message; of media it can tell no more than the
     *     kind
     */
    record Posted(MessageId id, Instant at, Predicate<ChatMessage.FromCustomer> says) {}
}
