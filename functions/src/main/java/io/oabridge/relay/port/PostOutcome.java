package io.oabridge.relay.port;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;

/** What became of a message posted to the helpdesk. */
public sealed interface PostOutcome {

    /** It is in that conversation under that id. */
    record Posted(Conversation conversation, MessageId id) implements PostOutcome {}

    /** The conversation takes no more messages or is gone; a new one has to be opened. */
    record ConversationOver() implements PostOutcome {}

    /** It is not there, although a conversation was opened for it, which is there. */
    record OnlyOpened(Conversation conversation, SendOutcome.Failure failure)
            implements PostOutcome {}

    /** It is not there, or not known to be. */
    record NotPosted(SendOutcome.Failure failure) implements PostOutcome {}
}
