package io.oabridge.domain;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened on one of the two platforms and that the bridge acts on: a message, or
 * one of the things around messages. Whether a connection wants to know of it is a matter of its
 * settings.
 */
public sealed interface Happening permits ChatMessage, Happening.InMessenger, Happening.InHelpdesk {

    /**
     * On the customer's side. {@code kind} is the platform's event name and {@code id} tells two
     * events of one customer and one kind apart.
     */
    sealed interface InMessenger extends Happening
            permits ChatMessage.FromCustomer, Signal, OwnerReply, Withdrawal {
        Customer customer();

        String kind();

        MessageId id();
    }

    /**
     * On the agents' side. {@code kind} and {@code id} tell two events of one conversation apart.
     */
    sealed interface InHelpdesk extends Happening permits ChatMessage.FromAgent, Resolution {
        Conversation conversation();

        String kind();

        MessageId id();
    }

    /** What a customer showed without a word. */
    record Signal(Customer customer, String kind, MessageId id, Sign sign) implements InMessenger {

        /** What was shown. */
        public sealed interface Sign {
            /**
             * A feeling about a message; {@code icon} is a character where the bridge knows it, the
             * platform's own code otherwise, and blank when the platform does not say.
             */
            record Reaction(String icon) implements Sign {}

            /** From now on the customer hears from the account. */
            record Follow() implements Sign {}

            /** The customer wants to hear nothing more from the account. */
            record Unfollow() implements Sign {}
        }
    }

    /** What a person of the company wrote to a customer in the messenger's own console. */
    record OwnerReply(
            Customer customer, String kind, MessageId id, Instant sentAt, List<Content> parts)
            implements InMessenger {
        public OwnerReply {
            parts = List.copyOf(parts);
        }
    }

    /** A customer takes back the consent to be remembered. */
    record Withdrawal(Customer customer, String kind, MessageId id) implements InMessenger {}

    /** The agents' side has closed a conversation. */
    record Resolution(Conversation conversation, MessageId id) implements InHelpdesk {
        @Override
        public String kind() {
            return "resolved";
        }
    }
}
