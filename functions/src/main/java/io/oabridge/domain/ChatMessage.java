package io.oabridge.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message on its way from one side to the other. Its parts are in reading order and never empty.
 */
public sealed interface ChatMessage extends Happening {

    /** The id on the platform it was written on. */
    MessageId id();

    /** When it was written, by that platform's clock. */
    Instant sentAt();

    /** What it says, in reading order. */
    List<Content> parts();

    /**
     * What a customer wrote in the messenger. {@code kind} is the platform's event name: two events
     * may share a message id and still be different messages. {@code quoted} is the message it
     * answers, on that same platform.
     */
    record FromCustomer(
            Customer customer,
            String kind,
            MessageId id,
            Instant sentAt,
            List<Content> parts,
            Optional<MessageId> quoted)
            implements ChatMessage, Happening.InMessenger {
        public FromCustomer {
            parts = requireParts(parts);
        }

        /** A message that answers none in particular. */
        public FromCustomer(
                Customer customer, String kind, MessageId id, Instant sentAt, List<Content> parts) {
            this(customer, kind, id, sentAt, parts, Optional.empty());
        }

        /** The same message, saying something else. */
        public FromCustomer saying(List<Content> others) {
            return new FromCustomer(customer, kind, id, sentAt, others, quoted);
        }
    }

    /**
     * What an agent wrote in the helpdesk. {@code user} and {@code channel} let the bridge
     * recognise its own conversations even when it has not stored them yet.
     */
    record FromAgent(
            Conversation conversation,
            Author author,
            Optional<HelpdeskUserId> user,
            Optional<ChannelId> channel,
            MessageId id,
            Instant sentAt,
            List<Content> parts)
            implements ChatMessage, Happening.InHelpdesk {
        public FromAgent {
            parts = requireParts(parts);
        }

        @Override
        public String kind() {
            return "message";
        }
    }

    /**
     * Who wrote on the agents' side. {@code throughApi} tells a program's words, perhaps our own,
     * from those typed into the helpdesk; not every helpdesk says.
     */
    record Author(Optional<AgentId> agent, boolean bot, boolean throughApi) {}

    private static List<Content> requireParts(List<Content> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one part");
        }
        return List.copyOf(parts);
    }
}
